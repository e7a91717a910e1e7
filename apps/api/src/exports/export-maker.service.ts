import { Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import type { ExportFailure } from '@openhall/contracts/exports';
import type { ExportFile } from '@openhall/persistence/entities';
import { DatabaseError } from '@openhall/persistence/errors';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { Clock } from '../common/clock.js';
import { ProblemError } from '../common/problem.js';
import { JobsService } from '../jobs/jobs.service.js';
import type { JobTry } from '../jobs/jobs.service.js';
import { ExportFilesRepository } from './export-files.repository.js';
import { ExportStore } from './export-store.service.js';
import { CalledOff, ExportWriter } from './export-writer.service.js';
import { BallotsDiffer } from './rows/budget-files.service.js';
import { TooManyRows } from './files/export-source.js';
import { TotalsDiffer } from './sources.service.js';

export const exportJob = 'export.make';
export const expiryJob = 'export.expire';

/** What everybody may have goes after a day, what is for officers after two: they have to come back for it. */
const keptMs = { public: 24 * 3_600_000, restricted: 48 * 3_600_000 };
const sweptAtOnce = 50;

/** Makes exports, as jobs: what a crash cuts off is begun again, and what cannot be made says why. */
@Injectable()
export class ExportMaker implements OnModuleInit {
  private readonly logger = new Logger('Exports');

  constructor(
    private readonly files: ExportFilesRepository,
    private readonly store: ExportStore,
    private readonly writer: ExportWriter,
    private readonly jobs: JobsService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.jobs.register(exportJob, (payload, attempt) => this.make((payload as { id: string }).id, attempt), {
      slow: true,
    });
    this.jobs.register(expiryJob, () => this.sweep());
  }

  private async make(id: string, { number, isLast }: JobTry): Promise<void> {
    const file = await this.files.find(id);
    if (!file || !(await this.unitOfWork.write((manager) => this.files.begin(manager, id)))) return;
    if (number > 5) return this.fail(id, 'restarted_too_often');
    try {
      const keep = (share: number, asOf: number) =>
        this.unitOfWork.write((manager) => this.files.tellProgress(manager, id, share, asOf));
      await this.publish(file, await this.writer.write(file, keep));
    } catch (error) {
      if (error instanceof CalledOff) return;
      const failure = failureOf(error);
      this.logger.warn(`Export ${id} (${file.file}) failed: ${String(error)}`);
      if (failure !== null) return this.fail(id, failure);
      if (!isLast) throw error;
      await this.fail(id, 'unexpected');
    }
  }

  /** A public file takes the place of the one before it, so that nobody can fill the disk with them. */
  private async publish(
    file: ExportFile,
    change: Pick<ExportFile, 'bytes' | 'sha256' | 'asOf' | 'totals'>,
  ): Promise<void> {
    const { id, restricted } = file;
    const now = this.clock.now();
    const expiresAt = now + keptMs[restricted ? 'restricted' : 'public'];
    const done = { state: 'done' as const, progress: 1, finishedAt: now, expiresAt, failure: null };
    const unwanted = await this.unitOfWork.write(async (manager) => {
      if (!(await this.files.end(manager, id, { ...change, ...done }))) return [id];
      await this.jobs.enqueue(manager, expiryJob, {}, { runAt: expiresAt, uniqueKey: `export-expiry:${id}` });
      return restricted ? [] : this.files.letGo(manager, file);
    });
    for (const each of unwanted) await this.store.remove(each);
  }

  private async fail(id: string, failure: ExportFailure): Promise<void> {
    await this.store.remove(id);
    await this.unitOfWork.write((manager) =>
      this.files.end(manager, id, { state: 'failed', failure, finishedAt: this.clock.now() }),
    );
  }

  /** Lets the bytes go whose time is over. */
  private async sweep(): Promise<void> {
    for (;;) {
      const over = await this.files.expired(this.clock.now(), sweptAtOnce);
      if (over.length === 0) return;
      for (const { id } of over) await this.store.remove(id);
      await this.unitOfWork.write((manager) =>
        this.files.markExpired(
          manager,
          over.map(({ id }) => id),
        ),
      );
    }
  }
}

/** Why there will be no file, for what another try would not change; null for everything else. */
function failureOf(error: unknown): ExportFailure | null {
  if (error instanceof TotalsDiffer || error instanceof BallotsDiffer) return 'totals_differ';
  if (error instanceof TooManyRows) return 'too_many_rows';
  if (error instanceof ProblemError && error.code === 'not_found') return 'gone';
  const { code } = error as { code?: unknown };
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full';
  return error instanceof DatabaseError && error.code === 'database_full' ? 'disk_full' : null;
}
