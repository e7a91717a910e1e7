import { Controller, Get, Header } from '@nestjs/common';
import { collectDefaultMetrics, register } from 'prom-client';
import { Database } from '@openhall/persistence/database';
import { Allow } from '../common/access.js';
import { ProblemError } from '../common/problem.js';

if (!register.getSingleMetric('process_cpu_user_seconds_total')) collectDefaultMetrics();

@Controller()
export class HealthController {
  constructor(private readonly database: Database) {}

  /** The process answers. */
  @Get('health/live')
  @Allow('public')
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process and its database answer. */
  @Get('health/ready')
  @Allow('public')
  async ready(): Promise<{ status: 'ok' }> {
    try {
      await this.database.pendingMigrations();
    } catch {
      throw new ProblemError('database_busy');
    }
    return { status: 'ok' };
  }

  /** Prometheus text. */
  @Get('metrics')
  @Header('content-type', 'text/plain; version=0.0.4')
  @Allow('public')
  metrics(): Promise<string> {
    return register.metrics();
  }
}
