import { Injectable } from '@nestjs/common';
import type { ExportFile } from '@openhall/persistence/entities';
import { ProblemError } from '../common/problem.js';
import { ExportStore } from './export-store.service.js';
import type { StoredFile } from './export-store.service.js';
import { wantedFile, written } from './files/export-writers.js';
import { Reports } from './report/reports.service.js';
import { localeFor, Scopes } from './scopes.service.js';
import { assertTotals, Sources } from './sources.service.js';
import { tablesOf } from './tables/exported-tables.js';

const tellEveryMs = 500;

/** Somebody called it off. */
export class CalledOff extends Error {}

/** Keeps how far a file is: a share from 0 to 1 and its instant (ms); false once it was called off. */
type KeepProgress = (share: number, asOf: number) => Promise<boolean>;

/** Writes the bytes of an export. */
@Injectable()
export class ExportWriter {
  constructor(
    private readonly store: ExportStore,
    private readonly scopes: Scopes,
    private readonly sources: Sources,
    private readonly reports: Reports,
  ) {}

  /**
   * Writes a file as of now; its rows and sums are those of the database, or there is none.
   * @throws CalledOff, TotalsDiffer, TooManyRows, ProblemError `not_found`
   */
  async write(
    { id, file, locale, scopeType, scopeId, restricted }: ExportFile,
    keep: KeepProgress,
  ): Promise<StoredFile & Pick<ExportFile, 'asOf' | 'totals'>> {
    const scope = await this.scopes.byId(scopeType, scopeId);
    const wanted = wantedFile(file, tablesOf(scopeType, restricted));
    if (!wanted) throw new ProblemError('not_found');
    const progress = new Progress(keep);
    const request = {
      locale: localeFor(locale),
      restricted,
      ...('table' in wanted ? { only: [wanted.table] } : 'whole' in wanted ? {} : { only: [] }),
      onRows: (read: number) => progress.tell(read),
    };
    return this.sources.atOneInstant(scope, request, async (source) => {
      const { asOf } = source.about;
      await progress.begin(
        asOf,
        [...source.expected.values()].map(({ rows = 0 }) => rows),
      );
      const stored = await this.store.write(id, written(source, wanted, this.reports), async () => {
        assertTotals(source);
        await progress.tell(Infinity);
      });
      return { ...stored, asOf, totals: source.totals() };
    });
  }
}

/** Rows that are written of those that there are; notices when somebody called it off. */
class Progress {
  private asOf = 0;
  private all = 1;
  private toldAt = 0;

  constructor(private readonly save: KeepProgress) {}

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
