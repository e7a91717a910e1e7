import { packFiles } from '@openhall/domain/figures';
import { m } from '@openhall/messages/catalogue';
import { licence } from '../files/about.js';
import { archive } from '../files/archive.js';
import type { ArchiveEntry } from '../files/archive.js';
import { csvText } from '../files/csv-text.js';
import type { ExportSource } from '../files/export-source.js';
import { jsonText } from '../files/json-text.js';
import { measured } from '../files/measured.js';
import { FigureBook } from './figure-book.js';
import { ReportContent, sums } from './report-content.js';

/** Writes the report whose numbers carry their references. */
type WritePdf = (source: ExportSource, content: ReportContent, book: FigureBook) => Promise<Buffer>;

/**
 * Everything that a council takes to its meeting, of one moment: all tables as CSV and JSON, and the report, whose numbers
 * name the file and the rows that they rest on.
 */
export function councilPack(source: ExportSource, writePdf: WritePdf): AsyncIterable<Buffer> {
  const { tables, about, rows } = source;
  const { locale, asOf } = about;
  const book = new FigureBook(Object.values(sums), locale, true);
  const content = new ReportContent();
  const hashes: Record<string, string> = {};
  const entries = tables.flatMap((table): ArchiveEntry[] => [
    {
      name: `${packFiles.tables}${table.name}.json`,
      content: () => jsonText(table.columns, rows(table.name), locale),
    },
    {
      name: `${packFiles.tables}${table.name}.csv`,
      content: async function* () {
        const counted = book.counted(table, rows(table.name));
        yield* csvText(
          table.columns,
          gathered(counted, (row) => content.add(table.name, row)),
          locale,
        );
      },
    },
  ]);
  const files: ArchiveEntry[] = [
    ...entries,
    {
      name: packFiles.report,
      content: async function* () {
        yield await writePdf(source, content, book);
      },
    },
    { name: packFiles.figures, content: () => [pretty({ asOf, figures: book.figures })] },
    { name: 'README.md', content: () => [readme(source)] },
  ];
  const hashed = files.map(({ name, content: pieces }) => ({
    name,
    content: () => measured<string | Buffer>(pieces(), ({ sha256 }) => (hashes[name] = sha256)),
  }));
  const manifest = {
    name: packFiles.manifest,
    content: () => [pretty({ format: packFiles.format, asOf, files: hashes })],
  };
  return archive([...hashed, manifest], asOf);
}

async function* gathered<Row>(rows: AsyncIterable<Row>, each: (row: Row) => void): AsyncGenerator<Row> {
  for await (const row of rows) {
    each(row);
    yield row;
  }
}

function pretty(value: object): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}

function readme({ about }: ExportSource): string {
  const { title, council, address, asOf, locale } = about;
  const date = new Date(asOf).toISOString();
  return `${m.export_pack_readme({ title, council, address, date, licence: licence.title }, { locale })}\n`;
}
