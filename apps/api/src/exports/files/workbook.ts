import { m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import type { Column, ColumnType } from '../tables/column.js';
import { typeWords } from '../tables/type-words.js';
import { aboutLines } from './about.js';
import { archive } from './archive.js';
import type { ArchiveEntry } from './archive.js';
import { inBatches } from './batches.js';
import type { ExportSource } from './export-source.js';
import { TooManyRows } from './export-source.js';
import {
  escaped,
  headCell,
  mostRows,
  rowXml,
  sheetEnd,
  sheetStart,
  stylesXml,
  textCell,
  valueCell,
} from './workbook-xml.js';

interface Sheet {
  name: string;
  content: () => AsyncIterable<string>;
}

/** All tables as an Office Open XML workbook (ECMA-376): one sheet each, one that tells what the file is, one that explains the columns. */
export function workbook(source: ExportSource): AsyncIterable<Buffer> {
  const { about, tables } = source;
  const options = { locale: about.locale };
  const sheets: Sheet[] = [
    ...tables.map((table) => ({
      name: table.title({}, options),
      content: () => tableSheet(table.columns, source.rows(table.name), about.locale),
    })),
    { name: m.export_columns_sheet({}, options), content: () => columnsSheet(source) },
    // Last, when all rows are counted; it is shown first all the same.
    { name: m.export_about_sheet({}, options), content: () => aboutSheet(source) },
  ];
  return archive([...sheets.map(sheetEntry), ...packaging(sheets)], about.asOf);
}

function sheetEntry({ content }: Sheet, index: number): ArchiveEntry {
  return { name: `xl/worksheets/sheet${index + 1}.xml`, content };
}

async function* tableSheet(
  columns: readonly Column[],
  rows: ReturnType<ExportSource['rows']>,
  locale: Locale,
): AsyncGenerator<string> {
  yield sheetStart(columns.map(({ type }) => widthOf(type)));
  yield rowXml(
    1,
    columns.map(({ title }) => headCell(title({}, { locale }))),
  );
  let number = 1;
  for await (const some of inBatches(rows)) {
    if (number + some.length > mostRows) throw new TooManyRows();
    yield some
      .map((row) => {
        number += 1;
        return rowXml(
          number,
          columns.map((column) => valueCell(column, row[column.name], locale)),
        );
      })
      .join('');
  }
  yield sheetEnd;
}

async function* columnsSheet({ about: { locale }, tables }: ExportSource): AsyncGenerator<string> {
  const options = { locale };
  const head = [
    m.export_column_table({}, options),
    m.export_column_title({}, options),
    m.export_column_name({}, options),
    m.export_column_type({}, options),
    m.export_column_explanation({}, options),
  ];
  yield sheetStart([22, 30, 24, 22, 90]) + rowXml(1, head.map(headCell));
  let number = 1;
  for (const table of tables) {
    for (const { name, title, type, explanation } of table.columns) {
      number += 1;
      const cells = [table.title, title, name, typeWords[type], explanation];
      yield rowXml(
        number,
        cells.map((cell) => textCell(typeof cell === 'string' ? cell : cell({}, options))),
      );
    }
  }
  yield sheetEnd;
}

async function* aboutSheet({ about, tables, counted }: ExportSource): AsyncGenerator<string> {
  const options = { locale: about.locale };
  const lines = aboutLines(about);
  yield sheetStart([44, 80]);
  for (const [index, line] of lines.entries())
    yield rowXml(
      index + 1,
      line.map((text) => textCell(text)),
    );
  for (const [index, table] of tables.entries()) {
    const label = m.export_rows_of({ table: table.title({}, options) }, options);
    const rows = counted(table.name)['rows'] ?? 0;
    yield rowXml(lines.length + index + 1, [textCell(label), `<c><v>${rows}</v></c>`]);
  }
  yield sheetEnd;
}

function widthOf(type: ColumnType): number {
  return type === 'text' ? 30 : type === 'instant' ? 20 : 16;
}

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006';
const office = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** The parts that say which sheets there are. */
function packaging(sheets: readonly Sheet[]): ArchiveEntry[] {
  const numbers = sheets.map((_, index) => index + 1);
  const last = sheets.length;
  const listed = [last, ...numbers.slice(0, -1)].map(
    (n) => `<sheet name="${attribute(sheetName(sheets[n - 1]?.name ?? ''))}" sheetId="${n}" r:id="rId${n}"/>`,
  );
  const parts: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${office}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${office}.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${office}.worksheet+xml"/>`).join('')}</Types>`,
    '_rels/.rels': `${head}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `${head}<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${listed.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${packages}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${relation}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join('')}<Relationship Id="rId${last + 1}" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': stylesXml,
  };
  return Object.entries(parts).map(([name, content]) => ({ name, content: () => [content] }));
}

/** At most 31 characters, and none of those that a sheet's name may not hold. */
function sheetName(title: string): string {
  return [...title.replace(/[[\]:*?/\\]/g, ' ')].slice(0, 31).join('').trim();
}

function attribute(text: string): string {
  return escaped(text).replaceAll('"', '&quot;');
}
