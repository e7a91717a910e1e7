import type { ImportedProposal } from '@openhall/api/proposals/proposal-import.service';
import { readRows, RowProblem } from './csv-rows.js';
import type { BadRow } from './csv-rows.js';
import type { FileFormat, ForeignComment, Preset } from './preset.js';

/** What two files hold, row by row checked, and the rows that are no good. */
export interface CheckedFiles {
  proposals: ImportedProposal[];
  comments: ForeignComment[];
  bad: BadRow[];
}

/**
 * Reads and checks both files.
 * @param isKnown whether a proposal that is not in the file is here already
 * @throws Refusal when a file cannot be read as the preset's
 */
export async function readFiles(
  { proposals: proposalFormat, comments: commentFormat, delimiter }: Preset,
  proposalsFile: string,
  commentsFile: string | null,
  isKnown: (proposalKeys: string[]) => Promise<ReadonlySet<string>>,
): Promise<CheckedFiles> {
  const bad: BadRow[] = [];
  const proposals = await readRows(proposalsFile, once(proposalFormat), delimiter, bad);
  if (commentsFile === null) return { proposals, comments: [], bad };
  const lines = new Map<ForeignComment, number>();
  const keep = (comment: ForeignComment, line: number): unknown => lines.set(comment, line);
  const comments = await readRows(commentsFile, once(commentFormat), delimiter, bad, keep);
  const inFile = new Set(proposals.map((proposal) => proposal.sourceKey));
  const others = comments.map((comment) => comment.proposalKey).filter((key) => !inFile.has(key));
  const known = await isKnown([...new Set(others)]);
  const proposalOf = new Map(comments.map((comment) => [comment.sourceKey, comment.proposalKey]));
  const placed = comments.filter((comment) => {
    const { proposalKey, parentKey } = comment;
    const reason =
      !inFile.has(proposalKey) && !known.has(proposalKey)
        ? `there is no proposal ${proposalKey}`
        : parentKey !== null && (proposalOf.get(parentKey) ?? proposalKey) !== proposalKey
          ? `it answers comment ${parentKey}, which is about another proposal`
          : null;
    if (reason !== null) bad.push({ file: commentsFile, line: lines.get(comment) ?? 0, reason });
    return reason === null;
  });
  return { proposals, comments: placed, bad };
}

/** Refuses a second row with the same id. */
function once<T extends { sourceKey: string }>({ columns, read }: FileFormat<T>): FileFormat<T> {
  const seen = new Set<string>();
  const readOnce: FileFormat<T>['read'] = (fields, names) => {
    const row = read(fields, names);
    if (row === null) return null;
    if (seen.has(row.sourceKey)) throw new RowProblem(`id ${row.sourceKey} is there twice`);
    seen.add(row.sourceKey);
    return row;
  };
  return { columns, read: readOnce };
}
