import type { ExportFailure, ExportFileView, ExportTableView } from '@openhall/contracts/exports';
import type { Locale } from '@openhall/messages/catalogue';
import type { ExportFile } from '@openhall/persistence/entities';
import type { GivenTable } from './tables/exported-tables.js';
import { typeWords } from './tables/type-words.js';

export function fileView(file: ExportFile): ExportFileView {
  const { id, locale, restricted, state, progress, asOf, bytes, sha256, reason, createdAt } = file;
  const rows =
    file.totals && Object.entries(file.totals).map(([table, totals]) => [table, totals['rows'] ?? 0]);
  return {
    ...{ id, file: file.file, locale, restricted, state, progress, asOf, bytes, sha256, reason, createdAt },
    rows: rows && (Object.fromEntries(rows) as Record<string, number>),
    failure: file.failure as ExportFailure | null,
    finishedAt: file.finishedAt,
    expiresAt: file.expiresAt,
  };
}

export function tableView(
  { name, title, explanation, columns }: GivenTable,
  locale: Locale,
): ExportTableView {
  return {
    name,
    title: title({}, { locale }),
    explanation: explanation({}, { locale }),
    columns: columns.map((column) => ({
      name: column.name,
      title: column.title({}, { locale }),
      type: typeWords[column.type]({}, { locale }),
      explanation: column.explanation({}, { locale }),
    })),
  };
}
