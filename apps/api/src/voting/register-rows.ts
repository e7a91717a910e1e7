import type { Readable } from 'node:stream';
import { parse, CsvError } from 'csv-parse';
import { limits } from '@openhall/contracts/limits';
import { cleanSingleLine } from '@openhall/domain/text';
import { ProblemError } from '../common/problem.js';

/** A line of the register. */
export interface RegisterRow {
  reference: string;
  name: string;
  check: string;
  /** As the file names it; empty for none. */
  area: string;
  line: number;
}

/** Why a register can't be read. */
export type RegisterFault =
  'columns' | 'quotes' | 'empty_field' | 'too_long' | 'formula' | 'repeated' | 'unknown_area';

const needed = ['reference', 'name', 'check'] as const;

export function registerFault(line: number, reason: RegisterFault): ProblemError {
  return new ProblemError('register_file_invalid', { params: { line, reason } });
}

/** A reference as it is kept and compared: people type it with or without capitals. */
export function plainReference(text: string): string {
  return cleanSingleLine(text).toUpperCase();
}

/** A check value as it is compared: without capitals, spaces and punctuation. */
export function plainCheck(text: string): string {
  return text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

/**
 * Reads a register from CSV text as it comes in: UTF-8, separated by commas or semicolons, columns by the names in the
 * first line, in any order.
 * @throws ProblemError `register_file_invalid` (params `line`, `reason`), `invalid_encoding`, `body_too_large`
 */
export async function* registerRows(body: Readable): AsyncGenerator<RegisterRow> {
  const parser = parse({ bom: true, delimiter: [',', ';'], info: true, skip_empty_lines: true, trim: true });
  const texts = decoded(body);
  const feeding = (async () => {
    for await (const text of texts) {
      if (!parser.write(text)) await new Promise((resolve) => parser.once('drain', resolve));
    }
    parser.end();
  })().catch((error: unknown) => parser.destroy(error as Error));
  let columns: Map<string, number> | null = null;
  try {
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[];
      info: { lines: number };
    }>) {
      const { lines: line } = info;
      if (columns === null) columns = columnsOf(record, line);
      else yield rowOf(record, columns, line);
    }
    await feeding;
  } catch (error) {
    if (error instanceof CsvError)
      throw registerFault(
        Number(error['lines'] ?? 1),
        /COLUMN|INCONSISTENT/.test(error.code) ? 'columns' : 'quotes',
      );
    throw error;
  } finally {
    parser.destroy();
  }
  if (columns === null) throw registerFault(1, 'columns');
}

async function* decoded(body: Readable): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let bytes = 0;
  try {
    for await (const chunk of body) {
      bytes += (chunk as Buffer).length;
      if (bytes > limits.registerBytes) throw new ProblemError('body_too_large');
      yield decoder.decode(chunk as Buffer, { stream: true });
    }
    yield decoder.decode();
  } catch (error) {
    const isNoText = (error as { code?: unknown }).code === 'ERR_ENCODING_INVALID_ENCODED_DATA';
    throw isNoText ? new ProblemError('invalid_encoding') : error;
  }
}

function columnsOf(header: readonly string[], line: number): Map<string, number> {
  const columns = new Map(header.map((name, index) => [name.trim().toLowerCase(), index]));
  if (needed.some((name) => !columns.has(name))) throw registerFault(line, 'columns');
  return columns;
}

function rowOf(fields: readonly string[], columns: ReadonlyMap<string, number>, line: number): RegisterRow {
  const field = (name: string) => cleanSingleLine(fields[columns.get(name) ?? -1] ?? '');
  const row = {
    reference: plainReference(field('reference')),
    name: field('name'),
    check: plainCheck(field('check')),
    area: field('area'),
    line,
  };
  if (needed.some((name) => row[name] === '')) throw registerFault(line, 'empty_field');
  if (needed.some((name) => row[name].length > limits.registerField.max))
    throw registerFault(line, 'too_long');
  // What is shown and exported again must be nothing that a spreadsheet runs.
  if ([row.reference, row.name].some((text) => /^[=+\-@]/.test(text))) throw registerFault(line, 'formula');
  return row;
}
