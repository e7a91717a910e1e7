import { RankedFileError } from './ranked-file-error.js';

/** One row of a CSV file and the line in which it begins. */
export interface CsvRow {
  readonly cells: readonly string[];
  readonly line: number;
}

/** Reads comma-separated rows (RFC 4180): quoted cells may hold commas, doubled quotes and line breaks. */
export function* csvRows(text: string): Generator<CsvRow> {
  const source = text.replace(/^\uFEFF/, '');
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const began = line;
    const cells: string[] = [];
    for (;;) {
      const cell = source[at] === '"' ? quotedCell(source, at, line) : plainCell(source, at);
      cells.push(cell.value);
      at = cell.end;
      line += cell.breaks;
      if (source[at] !== ',') break;
      at += 1;
    }
    if (source[at] === '\r') at += 1;
    if (source[at] === '\n') at += 1;
    line += 1;
    yield { cells, line: began };
  }
}

interface Cell {
  readonly value: string;
  readonly end: number;
  readonly breaks: number;
}

function plainCell(source: string, from: number): Cell {
  let end = from;
  while (end < source.length && !',\r\n'.includes(source[end] ?? '')) end += 1;
  return { value: source.slice(from, end), end, breaks: 0 };
}

function quotedCell(source: string, from: number, line: number): Cell {
  let end = from + 1;
  for (;;) {
    end = source.indexOf('"', end);
    if (end === -1) throw new RankedFileError('unclosed-quote', line);
    if (source[end + 1] !== '"') break;
    end += 2;
  }
  const inside = source.slice(from + 1, end);
  const breaks = inside.split('\n').length - 1;
  const after = source[end + 1];
  if (after !== undefined && !',\r\n'.includes(after)) {
    throw new RankedFileError(
      'text-after-quote',
      line + breaks,
      source.slice(end + 1, end + 21).split(/[\r\n]/)[0],
    );
  }
  return { value: inside.replaceAll('""', '"'), end: end + 1, breaks };
}
