import { momentMs, unreadable } from './transcript-segment.js';
import type { ReadSegment } from './transcript-segment.js';

/** Which column holds what; texts in the order in which they are preferred. */
interface Columns {
  start: number;
  end: number;
  /** Whole numbers are ms. */
  inMs: boolean;
  speaker: number | null;
  texts: number[];
}

/** Lines above the head of a table, such as where it came from. */
const mostAbove = 5;

/** The rows of a table with tabs: start, end, perhaps speaker, text; or in any order below a head that names them. */
export function* tableSegments(lines: readonly string[]): Generator<ReadSegment> {
  const rows = lines.map((line) => line.split('\t'));
  const head = rows.slice(0, mostAbove).findIndex((row) => headColumns(row) !== null);
  const named = headColumns(rows[head] ?? []);
  for (const [index, row] of rows.entries()) {
    if (index <= head || row.every((cell) => cell.trim() === '')) continue;
    yield segmentOf(row, named ?? plainColumns(row), index + 1);
  }
}

function segmentOf(row: readonly string[], columns: Columns, line: number): ReadSegment {
  const moment = (column: number): number => {
    const cell = (row[column] ?? '').trim();
    const ms = columns.inMs && /^\d+$/.test(cell) ? Number(cell) : momentMs(cell);
    if (ms === null) throw unreadable(line);
    return ms;
  };
  const text = columns.texts.map((column) => row[column]?.trim() ?? '').find((cell) => cell !== '');
  const speaker = columns.speaker === null ? null : (row[columns.speaker] ?? null);
  return { line, startMs: moment(columns.start), endMs: moment(columns.end), speaker, text: text ?? '' };
}

/** Without a head: start, end, text, or start, end, speaker, text. */
function plainColumns(row: readonly string[]): Columns {
  const hasSpeaker = row.length >= 4;
  return { start: 0, end: 1, inMs: false, speaker: hasSpeaker ? 2 : null, texts: [hasSpeaker ? 3 : 2] };
}

function headColumns(row: readonly string[]): Columns | null {
  const names = row.map((cell) => cell.trim().toLowerCase());
  const find = (pattern: RegExp) => names.flatMap((name, index) => (pattern.test(name) ? [index] : []));
  const isMs = (column: number) => /\bms\b|milli/.test(names[column] ?? '');
  const best = (columns: number[]) => columns.find(isMs) ?? columns[0];
  const [start, end] = [best(find(/^start/)), best(find(/^(end|stop)/))];
  const texts = find(/text|transcription|transcript/);
  if (start === undefined || end === undefined || texts.length === 0) return null;
  const corrected = texts.filter((column) => /correct|edited|final/.test(names[column] ?? ''));
  return {
    start,
    end,
    inMs: isMs(start) && isMs(end),
    speaker: find(/^speaker/)[0] ?? null,
    texts: [...corrected, ...texts.filter((column) => !corrected.includes(column))],
  };
}
