import { FigureCounter } from '@openhall/domain/figures';
import type { Figure, FigureQuery } from '@openhall/domain/figures';
import type { Locale } from '@openhall/messages/catalogue';
import { csvValue } from '../files/csv-text.js';
import type { ExportRow } from '../tables/column.js';
import type { GivenTable, TableName } from '../tables/exported-tables.js';

/** The numbers of a report, each with what it rests on. Sums are worked out while the tables' rows go by. */
export class FigureBook {
  readonly figures: Figure[] = [];
  private readonly counters = new Map<string, FigureCounter>();
  private readonly values = new Map<FigureQuery, number>();

  /** @param queries of sums over whole tables, known beforehand. @param cites whether numbers carry their references */
  constructor(
    queries: readonly FigureQuery[],
    private readonly locale: Locale,
    private readonly cites: boolean,
  ) {
    for (const table of new Set(queries.map((query) => query.table))) {
      this.counters.set(table, new FigureCounter(queries.filter((query) => query.table === table)));
    }
  }

  /** The rows of a table, counted as they are read. */
  async *counted(table: GivenTable, rows: AsyncIterable<ExportRow>): AsyncGenerator<ExportRow> {
    const counter = this.counters.get(table.name);
    for await (const row of rows) {
      counter?.add(this.cells(table, row));
      yield row;
    }
    counter?.results().forEach((value, index) => {
      const query = counter.queries[index];
      if (query) this.values.set(query, value);
    });
  }

  /** What a sum came to. */
  valueOf(query: FigureQuery): number {
    return this.values.get(query) ?? 0;
  }

  /** A sum as the report tells it. */
  told(query: FigureQuery): string {
    return this.cited(this.valueOf(query), query);
  }

  /** A number of one row as the report tells it: the cell in `column` of the row that `where` names. */
  cell(table: TableName, column: string, where: Record<string, string>, value: number): string {
    return this.cited(value, { table, sum: column, where });
  }

  /** In the reader's way of writing numbers. */
  number(value: number): string {
    return new Intl.NumberFormat(this.locale, { maximumFractionDigits: 4 }).format(value);
  }

  private cited(value: number, query: FigureQuery): string {
    const text = this.number(value);
    if (!this.cites) return text;
    const number = this.figures.length + 1;
    this.figures.push({ number, value, query });
    return `${text} [${number}]`;
  }

  private cells({ columns }: GivenTable, row: ExportRow): Record<string, string> {
    return Object.fromEntries(
      columns.map((column) => [column.name, csvValue(column, row[column.name], this.locale)]),
    );
  }
}
