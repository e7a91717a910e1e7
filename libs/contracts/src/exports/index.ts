/** What can be exported as a whole. */
export const exportScopeTypes = ['consultation', 'townhall'] as const;
export type ExportScopeType = (typeof exportScopeTypes)[number];

export const exportStates = ['waiting', 'running', 'done', 'failed', 'cancelled', 'expired'] as const;
export type ExportState = (typeof exportStates)[number];

/** Why a file was not made. */
export const exportFailures = [
  'totals_differ',
  'too_many_rows',
  'disk_full',
  'gone',
  'restarted_too_often',
  'unexpected',
] as const;
export type ExportFailure = (typeof exportFailures)[number];

/** Each table comes in these; one table a file. */
export const tableFormats = ['csv', 'json', 'jsonl'] as const;
export type TableFormat = (typeof tableFormats)[number];

/** Files that hold all tables. */
export const wholeFiles = ['workbook.xlsx', 'package.zip', 'report.pdf', 'pack.zip'] as const;
export type WholeFile = (typeof wholeFiles)[number];

/** `GET /exports/:id`: a file that is being made, or was. */
export interface ExportFileView {
  id: string;
  /** `proposals.csv`, `workbook.xlsx` … */
  file: string;
  locale: string;
  /** Holds what is not public; for officers alone. */
  restricted: boolean;
  state: ExportState;
  /** From 0 to 1. */
  progress: number;
  /** The instant that it tells of; null until it is begun. */
  asOf: number | null;
  bytes: number | null;
  sha256: string | null;
  /** Rows of each table in it. */
  rows: Record<string, number> | null;
  failure: ExportFailure | null;
  /** Why an officer asked for it; null for a public one. */
  reason: string | null;
  createdAt: number;
  finishedAt: number | null;
  expiresAt: number | null;
}

export interface ExportColumnView {
  name: string;
  title: string;
  type: string;
  explanation: string;
}

export interface ExportTableView {
  name: string;
  title: string;
  explanation: string;
  columns: ExportColumnView[];
}

/**
 * `GET /consultations/:slug/exports?locale=`, `GET /town-halls/:id/exports?locale=` (public), and the same below `/desk` with
 * what is for officers: what can be asked for, and what is there.
 */
export interface ExportsView {
  scopeType: ExportScopeType;
  scopeId: string;
  title: string;
  tables: ExportTableView[];
  /** Files that hold everything. */
  wholes: string[];
  /** Ballots of votes that spent a budget, in Pabulib's format: `vote-ID.pb`. */
  votes: { file: string; question: string }[];
  /** Rounds of statements that are over, in the shape of Polis: `polis-ID.zip`. */
  rounds: { file: string; question: string }[];
  /** The newest first. */
  files: ExportFileView[];
}

/** `POST /consultations/:slug/exports`, `POST /town-halls/:id/exports`: one that is fresh or under way is given again. */
export interface ExportCreation {
  file: string;
  locale: string;
}

/** `POST /desk/consultations/:id/exports`, `POST /desk/town-halls/:id/exports` (officer): what is not public, too. */
export interface RestrictedExportCreation extends ExportCreation {
  /** Is audited. */
  reason: string;
}
