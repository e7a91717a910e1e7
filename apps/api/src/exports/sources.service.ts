import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Locale } from '@openhall/messages/catalogue';
import { Database } from '@openhall/persistence/database';
import { Clock } from '../common/clock.js';
import { SettingsService } from '../settings/settings.service.js';
import type { ExportSource, Totals } from './files/export-source.js';
import { BallotFiles } from './rows/ballot-files.service.js';
import { ExpectedTotalsRepository } from './rows/expected-totals.repository.js';
import type { ExportContext } from './rows/export-context.js';
import { TableRows } from './rows/table-rows.service.js';
import { Scopes } from './scopes.service.js';
import type { Scope } from './scopes.service.js';
import type { ExportRow } from './tables/column.js';
import { tablesOf } from './tables/exported-tables.js';
import type { GivenTable, TableName } from './tables/exported-tables.js';

export interface SourceRequest {
  locale: Locale;
  restricted: boolean;
  /** These tables alone. */
  only?: readonly TableName[];
  /** Told every so many rows; what it throws ends the reading. */
  onRows?: (read: number) => Promise<void>;
}

/** Tables at one instant, with what they must come to. */
export interface SnapshotSource extends ExportSource {
  /** By table: what the database counts. */
  expected: ReadonlyMap<TableName, Totals>;
  totals: () => Record<string, Totals>;
}

/** The rows that were written are not those that the database counts. */
export class TotalsDiffer extends Error {}

/** Rows after which `onRows` is told. */
const step = 500;

/** Opens a scope's tables as of now: whatever happens meanwhile, they stay as they were. */
@Injectable()
export class Sources {
  constructor(
    private readonly rows: TableRows,
    private readonly expectations: ExpectedTotalsRepository,
    private readonly scopes: Scopes,
    private readonly settings: SettingsService,
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly ballots: BallotFiles,
  ) {}

  async atOneInstant<T>(
    scope: Scope,
    request: SourceRequest,
    fn: (source: SnapshotSource) => Promise<T>,
  ): Promise<T> {
    const { locale, restricted, only, onRows } = request;
    const title = await this.scopes.title(scope, locale);
    const council = (await this.settings.council()).name;
    const tables = tablesOf(scope.type, restricted).filter(({ name }) => !only || only.includes(name));
    const context: ExportContext = {
      ...{ scopeId: scope.id, locale, restricted },
      // What is kept back from officers' own lists is kept back here too.
      countsHidden: scope.countsHidden,
      salt: randomBytes(32),
    };
    return this.database.snapshot(async (snapshot) => {
      const asOf = this.clock.now();
      const expected = new Map<TableName, Totals>();
      for (const { name } of tables) expected.set(name, await this.expectations.of(snapshot, name, context));
      const counter = new RowCounter(tables, onRows);
      return fn({
        about: { title, council, asOf, locale, restricted, address: scope.address },
        tables,
        expected,
        rows: (name) => counter.counted(name, this.rows.of(snapshot, name, context, asOf)),
        counted: (name) => counter.of(name),
        pabulib: (voteId) => this.ballots.budgets.text(snapshot, scope.id, voteId, council),
        polis: (roundId) => this.ballots.rounds.archive(snapshot, scope.id, roundId, asOf),
        totals: () => Object.fromEntries(tables.map(({ name }) => [name, counter.of(name)])),
      });
    });
  }
}

/** Counts rows and sums as they go by. */
class RowCounter {
  private readonly totals = new Map<TableName, Totals>();
  private read = 0;

  constructor(
    private readonly tables: readonly GivenTable[],
    private readonly onRows: SourceRequest['onRows'],
  ) {}

  of(name: TableName): Totals {
    return this.totals.get(name) ?? { rows: 0 };
  }

  async *counted(name: TableName, rows: AsyncIterable<ExportRow>): AsyncGenerator<ExportRow> {
    const sums = this.tables.find((table) => table.name === name)?.sums ?? [];
    const totals: Totals = { rows: 0, ...Object.fromEntries(sums.map((column) => [column, 0])) };
    this.totals.set(name, totals);
    for await (const row of rows) {
      totals['rows'] = (totals['rows'] ?? 0) + 1;
      for (const column of sums) totals[column] = (totals[column] ?? 0) + Number(row[column] ?? 0);
      yield row;
      this.read += 1;
      if (this.read % step === 0) await this.onRows?.(this.read);
    }
  }
}

/** @throws TotalsDiffer naming the first table whose rows are not what the database counts */
export function assertTotals({ tables, expected, counted }: SnapshotSource): void {
  for (const { name } of tables) {
    for (const [what, wanted] of Object.entries(expected.get(name) ?? {})) {
      const written = counted(name)[what];
      if (written !== wanted)
        throw new TotalsDiffer(`${name}: ${written} ${what} were written, the database has ${wanted}`);
    }
  }
}
