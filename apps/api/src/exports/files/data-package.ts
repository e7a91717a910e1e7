import { m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';
import { wordsOf, yesOrNo } from '../tables/cells.js';
import type { Column } from '../tables/column.js';
import type { GivenTable } from '../tables/exported-tables.js';
import { licence } from './about.js';
import { archive } from './archive.js';
import type { ArchiveEntry } from './archive.js';
import { csvText } from './csv-text.js';
import { measured } from './measured.js';
import type { Measure } from './measured.js';
import type { ExportSource } from './export-source.js';

/** All tables as CSV in a ZIP, with the description of Frictionless Data (Data Package 1), checksums, licence and a README. */
export function dataPackage(source: ExportSource): AsyncIterable<Buffer> {
  const { about, tables } = source;
  const written = new Map<string, Measure>();
  const files = tables.map((table): ArchiveEntry => {
    const name = fileOf(table);
    return {
      name,
      content: () =>
        measured(csvText(table.columns, source.rows(table.name), about.locale), (measure) =>
          written.set(name, measure),
        ),
    };
  });
  return archive(
    [
      ...files,
      {
        name: 'datapackage.json',
        content: () => [`${JSON.stringify(descriptor(source, written), null, 2)}\n`],
      },
      { name: 'README.md', content: () => [readme(source)] },
      ...(about.restricted ? [] : [{ name: 'LICENSE.md', content: () => [licenceText(source)] }]),
    ],
    about.asOf,
  );
}

const fileOf = ({ name }: GivenTable): string => `tables/${name}.csv`;

function descriptor(source: ExportSource, written: ReadonlyMap<string, Measure>): object {
  const { title, address, council, asOf, locale, restricted } = source.about;
  return {
    profile: 'tabular-data-package',
    name: nameOf(address),
    title: m.export_of({ title }, { locale }),
    homepage: address,
    created: new Date(asOf).toISOString(),
    ...(restricted ? {} : { licenses: [licence] }),
    contributors: [{ title: council, role: 'publisher' }],
    resources: source.tables.map((table) => {
      const file = fileOf(table);
      const measure = written.get(file);
      return {
        profile: 'tabular-data-resource',
        name: table.name.replaceAll('_', '-'),
        path: file,
        title: table.title({}, { locale }),
        description: table.explanation({}, { locale }),
        format: 'csv',
        mediatype: 'text/csv',
        encoding: 'utf-8',
        dialect: { delimiter: ',', lineTerminator: '\r\n', quoteChar: '"', doubleQuote: true, header: true },
        bytes: measure?.bytes,
        hash: `sha256:${measure?.sha256}`,
        rowCount: source.counted(table.name)['rows'],
        schema: { fields: table.columns.map((column) => fieldOf(column, locale)), missingValues: [''] },
      };
    }),
  };
}

const fieldTypes = {
  text: { type: 'string' },
  integer: { type: 'integer' },
  decimal: { type: 'number' },
  instant: { type: 'datetime', format: '%Y-%m-%dT%H:%M:%S.%fZ' },
  date: { type: 'date' },
  word: { type: 'string' },
} as const;

function fieldOf(column: Column, locale: Locale): object {
  const { name, title, explanation, type } = column;
  return {
    name,
    title: title({}, { locale }),
    description: explanation({}, { locale }),
    ...(type === 'yes_no'
      ? { type: 'boolean', trueValues: [yesOrNo(true, locale)], falseValues: [yesOrNo(false, locale)] }
      : fieldTypes[type]),
    ...(type === 'word' ? { constraints: { enum: wordsOf(column, locale) } } : {}),
  };
}

/** Lower-case letters, digits and `.`, `-`, `_` alone, as the specification asks. */
function nameOf(address: string): string {
  return new URL(address).pathname
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}

function readme({ about, tables, counted }: ExportSource): string {
  const options = { locale: about.locale };
  const { title, address, council, asOf } = about;
  const parts = tables.map((table) => {
    const rows = m.export_rows_of({ table: table.title({}, options) }, options);
    const columns = table.columns.map(
      (column) =>
        `- \`${column.name}\`: **${column.title({}, options)}.** ${column.explanation({}, options)}.`,
    );
    return `## ${table.title({}, options)} (\`${fileOf(table)}\`)\n\n${table.explanation({}, options)}\n\n${rows}: ${counted(table.name)['rows'] ?? 0}\n\n${columns.join('\n')}\n`;
  });
  const head = m.export_readme(
    {
      title,
      address,
      council,
      date: new Date(asOf).toISOString(),
      licence: about.restricted ? '–' : licence.title,
    },
    options,
  );
  return `${head}\n\n${parts.join('\n')}`;
}

function licenceText({ about }: ExportSource): string {
  const { council, title, address, locale } = about;
  return `${m.export_licence_text({ title, council, address, licence: licence.title, path: licence.path }, { locale })}\n`;
}
