import type { ExportSource } from '@openhall/api/exports/files/export-source';
import type { ExportRow } from '@openhall/api/exports/tables/column';
import { tablesOf } from '@openhall/api/exports/tables/exported-tables';
import type { TableName } from '@openhall/api/exports/tables/exported-tables';

/** Tables with the rows that a test gives them; the others are empty. */
export function pretendSource(
  rows: Partial<Record<TableName, ExportRow[]>>,
  about: Partial<ExportSource['about']> = {},
  scope: 'consultation' | 'townhall' = 'consultation',
): ExportSource {
  const counts = new Map<TableName, number>();
  const restricted = about.restricted ?? false;
  return {
    about: {
      title: 'The market square',
      address: 'https://hall.example/consultations/market-square',
      council: 'Council of Heath',
      asOf: Date.UTC(2026, 2, 9, 10),
      locale: 'en',
      restricted,
      ...about,
    },
    tables: tablesOf(scope, restricted),
    rows: async function* (name) {
      counts.set(name, 0);
      for (const row of rows[name] ?? []) {
        counts.set(name, (counts.get(name) ?? 0) + 1);
        yield row;
      }
    },
    counted: (name) => ({ rows: counts.get(name) ?? 0 }),
    pabulib: () => {
      throw new Error('a pretended source has no ballots');
    },
    polis: () => {
      throw new Error('a pretended source has no statements');
    },
  };
}

/** Everything that a writer gives. */
export async function bytesOf(pieces: AsyncIterable<string | Buffer>): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const piece of pieces) all.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return Buffer.concat(all);
}
