import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import { parse } from 'csv-parse/sync';
import { strFromU8, unzipSync } from 'fflate';
import { readSheet } from 'read-excel-file/node';
import { bytesOf, pretendSource } from '../../../test/builders/pretend-source.js';
import type { ExportRow } from '../tables/column.js';
import { dataPackage } from './data-package.js';
import { tableText } from './export-writers.js';
import { workbook } from './workbook.js';

const at = Date.UTC(2026, 2, 9, 10, 30, 15);
const proposals: ExportRow[] = [
  {
    id: 'a',
    number: 1,
    state: 'published',
    title: 'Árboles, "muchos"\r\ny شجر',
    latitude: -3.7,
    supports: 12,
    published_at: at,
    response_status: 'partly_accepted',
    response_answered_on: '2026-03-10',
  },
  { id: 'b', number: 2, state: 'hidden', title: null },
];
const comments: ExportRow[] = [
  { id: 'c', parent_missing: true, alignment: 'against', body: 'No\u0001 <b>&amp;_x0041_' },
];
const source = () => pretendSource({ proposals, comments });
const textOf = async (format: 'csv' | 'json' | 'jsonl', table: 'proposals' | 'comments' = 'proposals') =>
  (await bytesOf(tableText(source(), { table, format }))).toString();
const filesOf = async (whole: 'workbook.xlsx' | 'package.zip', from = source()) =>
  unzipSync(await bytesOf({ 'workbook.xlsx': workbook, 'package.zip': dataPackage }[whole](from)));

describe('CSV', () => {
  it('has a header, lines that end with CR LF, and words in place of codes', async () => {
    const csv = await textOf('csv');
    const [head] = csv.split('\r\n');
    expect(head).toMatch(/^id,number,state,title,/);
    const [first, second] = parse(csv, { columns: true, record_delimiter: '\r\n' }) as Record<
      string,
      string
    >[];
    expect(first).toMatchObject({
      title: 'Árboles, "muchos"\r\ny شجر',
      latitude: '-3.7',
      published_at: '2026-03-09T10:30:15.000Z',
      response_status: 'partly accepted',
    });
    expect(second).toMatchObject({ state: 'hidden', title: '', supports: '' });
    const [comment] = parse(await textOf('csv', 'comments'), { columns: true }) as Record<string, string>[];
    expect(comment).toMatchObject({ parent_missing: 'yes', alignment: 'against' });
  });

  it('has a header also without rows', async () => {
    const empty = pretendSource({});
    const csv = (await bytesOf(tableText(empty, { table: 'phases', format: 'csv' }))).toString();
    expect(csv).toBe('id,position,kind,title,state,opens_at,closes_at\r\n');
  });
});

describe('JSON and JSON Lines', () => {
  it('hold the same objects, with numbers, truth values and null as they are', async () => {
    const array = JSON.parse(await textOf('json')) as object[];
    const lines = (await textOf('jsonl'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as object);
    expect(lines).toEqual(array);
    expect(array[0]).toMatchObject({ number: 1, latitude: -3.7, edited_at: null });
    expect(JSON.parse(await textOf('json', 'comments'))).toMatchObject([{ parent_missing: true }]);
  });

  it('lose no row of many', async () => {
    const many = Array.from({ length: 1_001 }, (_, number) => ({ id: 'a', number }));
    const json = await bytesOf(
      tableText(pretendSource({ proposals: many }), { table: 'proposals', format: 'json' }),
    );
    expect(JSON.parse(json.toString())).toHaveLength(1_001);
    const none = await bytesOf(tableText(pretendSource({}), { table: 'proposals', format: 'json' }));
    expect(JSON.parse(none.toString())).toEqual([]);
  });
});

describe('a workbook', () => {
  it('opens in another program, with typed cells and a sheet for each table', async () => {
    const file = await bytesOf(workbook(source()));
    const sheet = await readSheet(file, 'Proposals');
    const column = (title: string) => sheet[0]?.indexOf(title) ?? -1;
    expect(sheet[0]?.slice(0, 3)).toEqual(['Identifier', 'Number', 'State']);
    expect(sheet[1]?.[column('Number')]).toBe(1);
    expect(sheet[1]?.[column('Latitude')]).toBe(-3.7);
    expect(sheet[1]?.[column('Published')]).toEqual(new Date(at));
    expect(sheet[1]?.[column('Official answer: date')]).toEqual(new Date('2026-03-10T00:00:00Z'));
    expect(sheet[1]?.[column('Supports')]).toBe(12);
    expect(sheet[2]?.[column('Title')]).toBeNull();
    const marks = await readSheet(file, 'Comments');
    expect(marks[1]?.[marks[0]?.indexOf('Answered comment missing') ?? -1]).toBe(true);
  });

  it('explains its columns, and says as of when it is and how many rows it has', async () => {
    const file = await bytesOf(workbook(source()));
    const columns = await readSheet(file, 'Columns');
    expect(columns).toContainEqual([
      'Comments',
      'Alignment',
      'alignment',
      'one of a few words',
      'Where it stands towards the proposal',
    ]);
    const about = await readSheet(file, 'About');
    expect(about).toContainEqual(['As of', '2026-03-09T10:00:00.000Z']);
    expect(about).toContainEqual(['Rows: Proposals', 2]);
    expect(about).toContainEqual(['Rows: Comments', 1]);
  });

  it('keeps its heads in sight, and what XML cannot hold', async () => {
    const files = await filesOf('workbook.xlsx');
    const sheet = strFromU8(files['xl/worksheets/sheet2.xml'] ?? new Uint8Array());
    expect(sheet).toContain('<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>');
    expect(sheet).toContain('No_x0001_ &lt;b&gt;&amp;amp;_x005F_x0041_');
  });

  it('says where a cell holds no more, and cuts no character in two', async () => {
    const long = pretendSource({ comments: [{ body: `a${'😀'.repeat(20_000)}` }] });
    const sheet = await readSheet(await bytesOf(workbook(long)), 'Comments');
    const body = String(sheet[1]?.[8]);
    expect(body.length).toBeLessThanOrEqual(32_767);
    expect(body).toMatch(/😀… \(cut off here/u);
    expect(body).not.toMatch(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });
});

describe('a data package', () => {
  const profile = JSON.parse(
    readFileSync(
      join(import.meta.dirname, '../../../test/fixtures/tabular-data-package.schema.json'),
      'utf8',
    ),
  ) as object;

  it('fits the published schema of tabular data packages', async () => {
    const files = await filesOf('package.zip');
    const descriptor: unknown = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array()));
    const { $schema: _, ...schema } = profile as { $schema?: string };
    const validate = new Ajv({ strict: false, validateFormats: false }).compile(schema);
    validate(descriptor);
    expect(validate.errors ?? []).toEqual([]);
  });

  it('has each table with its checksum, size, number of rows and columns', async () => {
    const files = await filesOf('package.zip');
    const { resources } = JSON.parse(strFromU8(files['datapackage.json'] ?? new Uint8Array())) as {
      resources: {
        path: string;
        bytes: number;
        hash: string;
        rowCount: number;
        schema: { fields: { name: string; type: string; constraints?: { enum: string[] } }[] };
      }[];
    };
    expect(resources.map(({ path }) => path)).toEqual(
      Object.keys(files).filter((name) => name.endsWith('.csv')),
    );
    for (const { path, bytes, hash, rowCount, schema } of resources) {
      const file = files[path] ?? new Uint8Array();
      expect(bytes).toBe(file.length);
      expect(hash).toBe(`sha256:${createHash('sha256').update(file).digest('hex')}`);
      const rows = parse(strFromU8(file), { columns: true }) as Record<string, string>[];
      expect(rowCount).toBe(rows.length);
      const [head] = parse(strFromU8(file)) as string[][];
      expect(schema.fields.map(({ name }) => name)).toEqual(head);
      for (const row of rows)
        for (const field of schema.fields) expect(fits(row[field.name] ?? '', field)).toBe(true);
    }
  });

  it('says under which licence it is and what it holds; one for officers has no licence', async () => {
    const files = await filesOf('package.zip');
    expect(strFromU8(files['README.md'] ?? new Uint8Array())).toContain('# The market square');
    expect(strFromU8(files['LICENSE.md'] ?? new Uint8Array())).toContain('creativecommons.org');
    const secret = await filesOf('package.zip', pretendSource({}, { restricted: true }));
    expect(Object.keys(secret)).not.toContain('LICENSE.md');
    expect(Object.keys(secret)).toContain('tables/reports.csv');
  });
});

/** Whether a cell is what its field says, by the rules of Table Schema. */
function fits(
  cell: string,
  { type, constraints }: { type: string; constraints?: { enum: string[] } },
): boolean {
  if (cell === '') return true;
  if (constraints && !constraints.enum.includes(cell)) return false;
  if (type === 'integer') return /^-?\d+$/.test(cell);
  if (type === 'number') return Number.isFinite(Number(cell));
  if (type === 'boolean') return cell === 'yes' || cell === 'no';
  if (type === 'datetime') return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(cell);
  return type !== 'date' || /^\d{4}-\d\d-\d\d$/.test(cell);
}
