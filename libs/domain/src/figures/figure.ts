/** How a number comes about from the rows of a table: how many there are, or the sum of a column, of those whose cells are as told. */
export interface FigureQuery {
  readonly table: string;
  /** Sum of this column; absent: number of rows. */
  readonly sum?: string;
  /** What the cells of a row are, word for word. */
  readonly where?: Readonly<Record<string, string>>;
}

/** A number that a document tells, with what it rests on. */
export interface Figure {
  /** As the document refers to it: 1, 2, 3 … */
  readonly number: number;
  readonly value: number;
  readonly query: FigureQuery;
}

/** A row as a CSV file has it. */
export type CellRow = Readonly<Record<string, string>>;

/** Works out figures of one table while its rows go by. Empty cells add nothing. */
export class FigureCounter {
  private readonly values: number[];

  constructor(readonly queries: readonly FigureQuery[]) {
    this.values = queries.map(() => 0);
  }

  add(row: CellRow): void {
    this.queries.forEach(({ sum, where }, index) => {
      if (where && Object.entries(where).some(([column, cell]) => row[column] !== cell)) return;
      const amount = sum === undefined ? 1 : Number(row[sum] ?? '');
      this.values[index] = (this.values[index] ?? 0) + amount;
    });
  }

  /** In the order of the queries; NaN where a cell that was to be added is no number. */
  results(): readonly number[] {
    return this.values.map((value) => rounded(value));
  }
}

/** The figures that the rows of their tables do not bear out, with what these come to. A table that is missing has no rows. */
export function wrongFigures(
  figures: readonly Figure[],
  tables: ReadonlyMap<string, Iterable<CellRow>>,
): { figure: Figure; found: number }[] {
  const wrong: { figure: Figure; found: number }[] = [];
  const names = new Set(figures.map(({ query }) => query.table));
  for (const name of names) {
    const own = figures.filter(({ query }) => query.table === name);
    const counter = new FigureCounter(own.map(({ query }) => query));
    for (const row of tables.get(name) ?? []) counter.add(row);
    counter.results().forEach((found, index) => {
      const figure = own[index];
      if (figure && found !== rounded(figure.value)) wrong.push({ figure, found });
    });
  }
  return wrong.sort((a, b) => a.figure.number - b.figure.number);
}

/** Sums of fractions depend on their order in the last digits, which nobody is told. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
