import type { PabulibFault } from './pabulib-format.js';
import { broken, pabulibRows } from './pabulib-rows.js';
import type { PabulibRow } from './pabulib-rows.js';

/** A section as a table: named columns, and rows that are read by column. */
export interface Section {
  readonly name: SectionName;
  /** Of its name. */
  readonly line: number;
  readonly columns: readonly string[];
  readonly rows: readonly SectionRow[];
}

export interface SectionRow {
  readonly line: number;
  /** Column → value; a column of which the row says nothing has the value ''. */
  readonly values: ReadonlyMap<string, string>;
}

const names = ['META', 'PROJECTS', 'VOTES'] as const;
export type SectionName = (typeof names)[number];

/** Columns without which a section cannot be read. */
const needed: Readonly<Record<SectionName, readonly string[]>> = {
  META: ['key', 'value'],
  PROJECTS: ['project_id', 'cost'],
  VOTES: ['voter_id', 'vote'],
};

/** Splits a file into its three sections. Throws `BrokenFile`. */
export function pabulibSections(text: string): Readonly<Record<SectionName, Section>> {
  const rows = pabulibRows(text);
  if (rows.length === 0) broken(1, 'empty', '');
  const found = new Map<SectionName, Section>();
  for (let index = 0; index < rows.length;) {
    const title = rows[index] as PabulibRow;
    const name = sectionName(title);
    if (name === null) broken(title.line, 'outside-section', title.fields[0] as string);
    if (found.has(name)) broken(title.line, 'section-repeated', name);
    let end = index + 1;
    while (end < rows.length && sectionName(rows[end] as PabulibRow) === null) end += 1;
    found.set(name, section(name, title.line, rows.slice(index + 1, end)));
    index = end;
  }
  const last = (rows.at(-1) as PabulibRow).line;
  const get = (name: SectionName) => found.get(name) ?? broken(last, 'section-missing', name);
  return { META: get('META'), PROJECTS: get('PROJECTS'), VOTES: get('VOTES') };
}

function sectionName({ fields }: PabulibRow): SectionName | null {
  const rest = fields.slice(1).every((field) => field === '');
  return (rest && names.find((name) => name === fields[0])) || null;
}

function section(name: SectionName, line: number, [head, ...body]: readonly PabulibRow[]): Section {
  const columns = (head?.fields ?? []).map((column) => column.toLowerCase());
  const at = head?.line ?? line;
  for (const column of needed[name]) if (!columns.includes(column)) broken(at, 'column-missing', column);
  columns.forEach((column, index) => {
    if (column !== '' && columns.indexOf(column) !== index) broken(at, 'column-repeated', column);
  });
  const rows = body.map(({ line: place, fields }) => {
    if (fields.slice(columns.length).some((field) => field !== '')) {
      broken(place, 'field-count', `${fields.length}/${columns.length}`);
    }
    return { line: place, values: new Map(columns.map((column, index) => [column, fields[index] ?? ''])) };
  });
  return { name, line, columns, rows };
}

/** The value of a row, which must not be empty. */
export function neededValue(row: SectionRow, column: string): string {
  return row.values.get(column) || broken(row.line, 'value-missing', column);
}

/** A whole number from `lowest` up. */
export function wholeNumber(
  text: string,
  line: number,
  lowest = 0,
  fault: PabulibFault = 'number-wrong',
): number {
  const value = /^\+?\d+(?:\.0+)?$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(value) && value >= lowest ? value : broken(line, fault, text);
}
