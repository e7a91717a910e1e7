import { Catch, Logger } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { problemOf } from '../common/problem.filter.js';

/** Answers a failed socket call with its code; a call without an acknowledgement gets nothing. */
@Catch()
export class SocketProblemFilter implements ExceptionFilter {
  private readonly logger = new Logger('Live');

  catch(error: unknown, host: ArgumentsHost): void {
    const problem = problemOf(error);
    if (problem.status >= 500) this.logger.error('A socket call failed', error instanceof Error ? error.stack : String(error));
    const answer: unknown = host.getArgs<unknown[]>().find((argument) => typeof argument === 'function');
    if (typeof answer === 'function') answer({ ok: false, code: problem.code });
  }
}
