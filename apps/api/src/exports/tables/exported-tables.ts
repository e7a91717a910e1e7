import type { ExportScopeType } from '@openhall/contracts/exports';
import type { Column, ColumnName, Message } from './column.js';
import { consultationTables } from './consultation-tables.js';
import { hallTables } from './hall-tables.js';

/** A table as every format writes it, with the columns that a reader is given. */
export interface GivenTable {
  /** Of its file; also in addresses. */
  name: TableName;
  title: Message;
  explanation: Message;
  columns: readonly Column[];
  /** Whole numbers whose sums are compared with what the database counts. */
  sums: readonly ColumnName[];
  /** Officers alone are given it. */
  restricted: boolean;
}

export type TableName =
  | 'proposals'
  | 'comments'
  | 'phases'
  | 'votes'
  | 'vote_options'
  | 'town_halls'
  | 'moderation'
  | 'reports'
  | 'questions'
  | 'polls'
  | 'poll_options'
  | 'agenda'
  | 'announcements';

/** The tables of a scope; with `restricted`, also what is for officers alone. */
export function tablesOf(scope: ExportScopeType, restricted: boolean): readonly GivenTable[] {
  const all = scope === 'consultation' ? consultationTables : hallTables;
  if (restricted) return all;
  return all
    .filter((table) => !table.restricted)
    .map((table) => ({ ...table, columns: table.columns.filter((column) => !column.restricted) }));
}
