import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { errorCode } from '../error-code.js';
import { Refusal } from '../refusal.js';

/** A row of a CSV file, or why it cannot be read. `line` is the one it begins in, counted from 1. */
export type CsvRecord = { line: number; fields: string[] } | { line: number; reason: string };

/** A quoted text that goes on for longer than this was never meant to. */
const mostLines = 2_000;

/**
 * Reads a CSV file row by row, in constant memory, strictly: a row with broken quotes is told, and reading goes on with
 * the line after the one in which it began, so that one bad quote does not swallow the rows that follow.
 * @throws Refusal when there is no such file or it is not UTF-8
 */
export async function* csvRecords(file: string, delimiter = ','): AsyncGenerator<CsvRecord> {
  const pending: string[] = [];
  let line = 1;
  for await (const text of physicalLines(file)) {
    pending.push(text);
    yield* take(false);
  }
  yield* take(true);

  function* take(isEnd: boolean): Generator<CsvRecord> {
    while (pending.length > 0) {
      const length = recordLength(pending);
      if (length === null && !isEnd && pending.length < mostLines) return;
      const record =
        length === null
          ? 'a quote is opened and never closed'
          : fieldsOf(pending.slice(0, length), delimiter);
      if (typeof record === 'string') yield { line, reason: record };
      else if (record.length > 0) yield { line, fields: record };
      const taken = typeof record === 'string' || length === null ? 1 : length;
      pending.splice(0, taken);
      line += taken;
    }
  }
}

/** How many lines the first record takes: as many as it needs to close its quotes. Null if they are not closed yet. */
function recordLength(lines: readonly string[]): number | null {
  let isOpen = false;
  for (const [index, text] of lines.entries()) {
    for (let at = text.indexOf('"'); at >= 0; at = text.indexOf('"', at + 1)) isOpen = !isOpen;
    if (!isOpen) return index + 1;
  }
  return null;
}

/** The fields of one record (none of an empty line), or why it is broken. */
function fieldsOf(lines: readonly string[], delimiter: string): string[] | string {
  const text = lines.join('\n').replace(/\r$/, '');
  if (text === '') return [];
  try {
    const [fields] = parse(text, { delimiter, record_delimiter: ['\r\n', '\n'], relax_column_count: true });
    return fields ?? [];
  } catch {
    return 'quotes are broken: a text in quotes must end with one, and quotes inside it are doubled';
  }
}

/** Lines without their line feed; the byte order mark is taken off. */
async function* physicalLines(file: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  let line = 1;
  try {
    for await (const chunk of createReadStream(file)) {
      const lines = (rest + decoder.decode(chunk as Buffer, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      line += lines.length;
      yield* lines;
    }
    rest += decoder.decode();
  } catch (error) {
    throw inWords(error, file, line);
  }
  if (rest !== '') yield rest;
}

function inWords(error: unknown, file: string, line: number): unknown {
  const code = errorCode(error);
  if (code === 'ENOENT') return new Refusal(`${file}: there is no such file.`);
  if (code === 'EISDIR') return new Refusal(`${file}: this is a directory, not a file.`);
  if (code === 'EACCES') return new Refusal(`${file}: no permission to read it.`);
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
    return new Refusal(`${file}: not valid UTF-8 (after line ${line}). Save it as UTF-8 and try again.`);
  }
  return error;
}
