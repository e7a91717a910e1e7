import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import { packFiles, wrongFigures } from '@openhall/domain/figures';
import type { CellRow, Figure, FigureQuery } from '@openhall/domain/figures';
import { plainCell } from '@openhall/domain/text';

type Entries = Readonly<Record<string, Uint8Array>>;

export interface PackVerdict {
  ok: boolean;
  /** When the numbers were taken; null where the pack does not say. */
  asOf: string | null;
  /** How many figures the report has. */
  figures: number;
  /** Those that the tables do not bear out. */
  wrong: { number: number; told: number; found: number; rests: string }[];
  /** Files that are missing, added, or other than they were when the pack was made. */
  changed: string[];
  /** Files that cannot be read. */
  unreadable: string[];
}

/** Whether an archive calls itself a council pack. */
export function isPack(entries: Entries): boolean {
  return jsonOf<{ format?: unknown }>(entries[packFiles.manifest])?.format === packFiles.format;
}

/** Works every figure of a pack out again from its CSV files, and compares its files with their list. */
export function checkPack(entries: Entries): PackVerdict {
  const manifest = jsonOf<{ files?: Record<string, string> }>(entries[packFiles.manifest]);
  const listed = manifest?.files ?? {};
  const stated = jsonOf<{ asOf?: number; figures?: Figure[] }>(entries[packFiles.figures]);
  const tables = new Map<string, CellRow[]>();
  const unreadable = stated?.figures ? [] : [packFiles.figures as string];
  for (const [name, content] of Object.entries(entries)) {
    if (!name.startsWith(packFiles.tables) || !name.endsWith('.csv')) continue;
    const rows = rowsOf(content);
    if (rows) tables.set(name.slice(packFiles.tables.length, -'.csv'.length), rows);
    else unreadable.push(name);
  }
  const figures = stated?.figures ?? [];
  const wrong = wrongFigures(figures, tables).map(({ figure, found }) => ({
    ...{ number: figure.number, told: figure.value, found },
    rests: restsOn(figure.query),
  }));
  const names = new Set([...Object.keys(listed), ...Object.keys(entries)]);
  names.delete(packFiles.manifest);
  const changed = [...names].filter((name) => hashOf(entries[name]) !== listed[name]);
  return {
    ok: wrong.length + changed.length + unreadable.length === 0,
    asOf: typeof stated?.asOf === 'number' ? new Date(stated.asOf).toISOString() : null,
    ...{ figures: figures.length, wrong, changed, unreadable },
  };
}

/** The verdict for people. */
export function packLines({ ok, asOf, figures, wrong, changed, unreadable }: PackVerdict): string[] {
  const number = (value: number) => (Number.isNaN(value) ? 'no number' : String(value));
  return [
    `A council pack${asOf === null ? '' : ` as of ${asOf}`}, with ${figures} figures.`,
    ...wrong.map(
      (one) =>
        `WRONG  figure [${one.number}]: the report says ${one.told}, ${one.rests} gives ${number(one.found)}`,
    ),
    ...changed.map((name) => `CHANGED  ${name}: not as it was when the pack was made`),
    ...unreadable.map((name) => `UNREADABLE  ${name}`),
    ok
      ? 'All figures follow from the tables, and every file is as it was listed.'
      : `${wrong.length} of ${figures} figures do not follow from the tables.`,
  ];
}

function restsOn({ table, sum, where }: FigureQuery): string {
  const of = sum === undefined ? 'the number of rows' : `the sum of ${sum}`;
  const cells = Object.entries(where ?? {}).map(([column, cell]) => `${column} is “${cell}”`);
  return `${of} in ${packFiles.tables}${table}.csv${cells.length > 0 ? ` where ${cells.join(' and ')}` : ''}`;
}

function hashOf(content: Uint8Array | undefined): string | undefined {
  return content && createHash('sha256').update(content).digest('hex');
}

function rowsOf(content: Uint8Array): CellRow[] | null {
  try {
    const rows = parse<CellRow>(textOf(content), { columns: true, record_delimiter: ['\r\n', '\n'] });
    return rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, plainCell(cell)])),
    );
  } catch {
    return null;
  }
}

function jsonOf<T>(content: Uint8Array | undefined): T | null {
  try {
    return content ? (JSON.parse(textOf(content)) as T | null) : null;
  } catch {
    return null;
  }
}

function textOf(content: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(content);
}
