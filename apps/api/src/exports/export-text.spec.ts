import { describe, expect, it } from '@jest/globals';
import { exportColumns } from './export-rows.js';
import type { ExportRow } from './export-rows.js';
import { exportText } from './export-text.js';

async function* from(rows: ExportRow[]): AsyncGenerator<ExportRow> {
  yield* rows;
}

async function textOf(format: 'csv' | 'json', rows: ExportRow[]): Promise<string> {
  let text = '';
  for await (const piece of exportText('proposals', format, from(rows))) text += piece;
  return text;
}

async function cellsOf(row: ExportRow): Promise<string> {
  return (await textOf('csv', [row])).split('\n').slice(1).join('\n').replace(/,+\n$/, '');
}

describe('the text of exports', () => {
  it('has one header with every column, also without rows', async () => {
    expect(await textOf('csv', [])).toBe(`${exportColumns.proposals.join(',')}\n`);
    expect(JSON.parse(await textOf('json', []))).toEqual([]);
  });

  it.each(['=1+1', '+44', '-SUM(A1)', '@cmd', '\tx', '\rx'])(
    'makes %j harmless in a spreadsheet',
    async (text) => {
      expect(await cellsOf({ id: text })).toMatch(/^"?'/);
    },
  );

  it('keeps numbers as numbers, below zero too', async () => {
    expect(await cellsOf({ id: 'a', number: -3.7 })).toBe('a,-3.7');
  });

  it('quotes quotes, commas and line breaks', async () => {
    expect(await cellsOf({ id: 'a "b", c\nd' })).toBe('"a ""b"", c\nd"');
  });

  it('writes an empty cell for what is not told, and null in JSON', async () => {
    expect(await cellsOf({ id: 'a', number: null, state: 'published' })).toBe('a,,published');
    expect(JSON.parse(await textOf('json', [{ id: 'a', number: null }]))).toEqual([
      { id: 'a', number: null },
    ]);
  });

  it('puts many rows together without losing one', async () => {
    const rows = Array.from({ length: 1_001 }, (_, number) => ({ id: 'a', number }));
    expect(JSON.parse(await textOf('json', rows))).toHaveLength(1_001);
    expect((await textOf('csv', rows)).trimEnd().split('\n')).toHaveLength(1_002);
  });
});
