import { tableFormats, wholeFiles } from '@openhall/contracts/exports';
import type { TableFormat, WholeFile } from '@openhall/contracts/exports';
import type { GivenTable, TableName } from '../tables/exported-tables.js';
import { csvText } from './csv-text.js';
import { dataPackage } from './data-package.js';
import type { ExportSource } from './export-source.js';
import { jsonLines, jsonText } from './json-text.js';
import { workbook } from './workbook.js';

/** What a name of a file asks for. */
export type WantedFile =
  { table: TableName; format: TableFormat } | { whole: WholeFile } | { vote: string } | { round: string };

const mediaTypes: Record<string, string> = {
  csv: 'text/csv; charset=utf-8; header=present',
  json: 'application/json; charset=utf-8',
  jsonl: 'application/jsonl; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  zip: 'application/zip',
  pdf: 'application/pdf',
  pb: 'text/plain; charset=utf-8',
};

/** Of a file by the end of its name. */
export function mediaTypeOf(file: string): string {
  return mediaTypes[file.slice(file.lastIndexOf('.') + 1)] ?? 'application/octet-stream';
}

/** What a file of this name holds, among tables that may be asked for; null where there is no such file. */
export function wantedFile(file: string, tables: readonly GivenTable[]): WantedFile | null {
  const [, vote] = /^vote-([0-9a-f-]{36})\.pb$/.exec(file) ?? [];
  if (vote) return { vote };
  const [, round] = /^polis-([0-9a-f-]{36})\.zip$/.exec(file) ?? [];
  if (round) return { round };
  const whole = wholeFiles.find((name) => name === file);
  if (whole) return { whole };
  for (const { name } of tables) {
    for (const format of tableFormats) if (file === `${name}.${format}`) return { table: name, format };
  }
  return null;
}

/** Writes what needs more than the tables. */
export interface WriteReports {
  pdf: (source: ExportSource) => AsyncIterable<Buffer>;
  pack: (source: ExportSource) => AsyncIterable<Buffer>;
}

/** The file, piece by piece. */
export function written(
  source: ExportSource,
  wanted: WantedFile,
  reports: WriteReports,
): AsyncIterable<string | Buffer> {
  if ('whole' in wanted) {
    const writers: Record<WholeFile, (from: ExportSource) => AsyncIterable<Buffer>> = {
      'workbook.xlsx': workbook,
      'package.zip': dataPackage,
      'report.pdf': (from) => reports.pdf(from),
      'pack.zip': (from) => reports.pack(from),
    };
    return writers[wanted.whole](source);
  }
  if ('round' in wanted) return source.polis(wanted.round);
  return 'vote' in wanted ? source.pabulib(wanted.vote) : tableText(source, wanted);
}

/** One table in a text format. */
export function tableText(
  source: ExportSource,
  wanted: { table: TableName; format: TableFormat },
): AsyncIterable<string> {
  const table = source.tables.find(({ name }) => name === wanted.table);
  if (!table) throw new Error(`the source has no table ${wanted.table}`);
  const write = { csv: csvText, json: jsonText, jsonl: jsonLines }[wanted.format];
  return write(table.columns, source.rows(table.name), source.about.locale);
}
