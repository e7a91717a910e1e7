import type { ImportedComment } from '@openhall/api/comments/comment-import.service';
import type { NewConsultation } from '@openhall/api/consultations/consultations.service';
import type { ImportedProposal } from '@openhall/api/proposals/proposal-import.service';
import type { Fields } from './csv-rows.js';

/** A comment before its proposal is known here. */
export type ForeignComment = Omit<ImportedComment, 'proposalId'> & { proposalKey: string };

/** How the files of a platform are read. */
export interface Preset {
  /** Where rows come from: with their key there, what makes them the same row again. */
  source: string;
  delimiter: ',' | ';' | '\t';
  proposals: FileFormat<ImportedProposal>;
  comments: FileFormat<ForeignComment>;
  /** What is made where there is no consultation of that address: published, and over. */
  consultation: (slug: string, instants: readonly number[], now: number) => NewConsultation;
}

export interface FileFormat<T> {
  /** Without these a file is another one. */
  columns: readonly string[];
  /** Null for a row that is passed over. Throws a RowProblem for one that is no good. */
  read: (fields: Fields, columns: readonly string[]) => T | null;
}
