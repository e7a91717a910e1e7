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
import { TooManyRows } from './files/export-source.js';
import { wantedFile, written } from './files/export-writers.js';
import { Reports } from './report/reports.service.js';
import { localeFor, Scopes } from './scopes.service.js';
import { assertTotals, Sources, TotalsDiffer } from './sources.service.js';
import { tablesOf } from './tables/exported-tables.js';

export const exportJob = 'export.make';
export const expiryJob = 'export.expire';

/** What everybody may have goes after a day, what is for officers after two: they have to come back for it. */
const keptMs = { public: 24 * 3_600_000, restricted: 48 * 3_600_000 };
const tellEveryMs = 500;
const sweptAtOnce = 50;

/** Somebody called it off. */
class CalledOff extends Error {}

/** Makes exports, as jobs: what a crash cuts off is begun again, and what cannot be made says why. */
@Injectable()
export class ExportMaker implements OnModuleInit {
  private readonly logger = new Logger('Exports');

  constructor(
    private readonly files: ExportFilesRepository,
    private readonly store: ExportStore,
    private readonly scopes: Scopes,
    private readonly sources: Sources,
    private readonly reports: Reports,
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
      await this.write(file);
    } catch (error) {
      if (error instanceof CalledOff) return;
      const failure = failureOf(error);
      this.logger.warn(`Export ${id} (${file.file}) failed: ${String(error)}`);
      if (failure !== null) return this.fail(id, failure);
      if (!isLast) throw error;
      await this.fail(id, 'unexpected');
    }
  }

  private async write(file: ExportFile): Promise<void> {
    const { id, scopeType, scopeId, restricted } = file;
    const scope = await this.scopes.byId(scopeType, scopeId);
    const wanted = wantedFile(file.file, tablesOf(scopeType, restricted));
    if (!wanted) throw new ProblemError('not_found');
    const progress = new Progress((share, asOf) =>
      this.unitOfWork.write((manager) => this.files.tellProgress(manager, id, share, asOf)),
    );
    const request = {
      locale: localeFor(file.locale),
      restricted,
      ...('table' in wanted ? { only: [wanted.table] } : {}),
      onRows: (read: number) => progress.tell(read),
    };
    await this.sources.atOneInstant(scope, request, async (source) => {
      await progress.begin(
        source.about.asOf,
        [...source.expected.values()].map(({ rows = 0 }) => rows),
      );
      const stored = await this.store.write(id, written(source, wanted, this.reports), async () => {
        assertTotals(source);
        await progress.tell(Infinity);
      });
      await this.publish(file, { ...stored, asOf: source.about.asOf, totals: source.totals() });
    });
  }

  private async publish(
    { id, restricted }: ExportFile,
    change: Pick<ExportFile, 'bytes' | 'sha256' | 'asOf' | 'totals'>,
  ): Promise<void> {
    const now = this.clock.now();
    const expiresAt = now + keptMs[restricted ? 'restricted' : 'public'];
    const isWanted = await this.unitOfWork.write(async (manager) => {
      const done = {
        ...change,
        state: 'done' as const,
        progress: 1,
        finishedAt: now,
        expiresAt,
        failure: null,
      };
      if (!(await this.files.end(manager, id, done))) return false;
      await this.jobs.enqueue(manager, expiryJob, {}, { runAt: expiresAt, uniqueKey: `export-expiry:${id}` });
      return true;
    });
    if (!isWanted) await this.store.remove(id);
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
  if (error instanceof TotalsDiffer) return 'totals_differ';
  if (error instanceof TooManyRows) return 'too_many_rows';
  if (error instanceof ProblemError && error.code === 'not_found') return 'gone';
  const { code } = error as { code?: unknown };
  if (code === 'ENOSPC' || code === 'EDQUOT') return 'disk_full';
  return error instanceof DatabaseError && error.code === 'database_full' ? 'disk_full' : null;
}

/** Rows that are written of those that there are; notices when somebody called it off. */
class Progress {
  private asOf = 0;
  private all = 1;
  private toldAt = 0;

  constructor(private readonly save: (share: number, asOf: number) => Promise<boolean>) {}

  async begin(asOf: number, rows: readonly number[]): Promise<void> {
    this.asOf = asOf;
    this.all = Math.max(
      1,
      rows.reduce((sum, count) => sum + count, 0),
    );
    await this.tell(0);
  }

  /** @throws CalledOff */
  async tell(read: number): Promise<void> {
    const now = performance.now();
    if (now - this.toldAt < tellEveryMs && Number.isFinite(read)) return;
    this.toldAt = now;
    // The last step is the check.
    if (!(await this.save(Math.min(0.99, read / this.all), this.asOf))) throw new CalledOff();
  }
}
