import { join } from 'node:path';
import type { StatementKind, Stance } from '@openhall/domain/opinions';
import { readRows, RowProblem } from '../import/csv-rows.js';
import type { BadRow, Fields } from '../import/csv-rows.js';
import type { FileFormat } from '../import/preset.js';
import { Refusal } from '../refusal.js';
import { kindOfModeration, stanceOfNumber, stancesInWords } from './conversation.js';
import type { Conversation, ForeignStatement, VoteEvent } from './conversation.js';

/**
 * Reads a published conversation: `comments.csv` and the vote log `votes.csv`. The counts in `comments.csv` are not
 * read: they count changed votes twice.
 * @throws Refusal naming the file, the line and what is wrong
 */
export async function readCsvConversation(directory: string): Promise<Conversation> {
  const bad: BadRow[] = [];
  const comments = join(directory, 'comments.csv');
  const known = new Set<string>();
  const ofStatements: FileFormat<ForeignStatement> = {
    columns: ['comment-id', 'moderated', 'comment-body'],
    read: (fields) => readStatement(fields, known),
  };
  const statements = await readRows(comments, ofStatements, ',', bad);
  refuseBad(bad);
  const log = join(directory, 'votes.csv');
  const ofVotes: FileFormat<VoteEvent> = {
    columns: ['timestamp', 'comment-id', 'voter-id', 'vote'],
    read: (fields) => readVote(fields, known),
  };
  const votes = await readRows(log, ofVotes, ',', bad);
  refuseBad(bad);
  return { statements, votes };
}

function readStatement(fields: Fields, known: Set<string>): ForeignStatement {
  const id = idIn(fields, 'comment-id');
  if (known.has(id)) throw new RowProblem(`statement ${id} is there twice`);
  known.add(id);
  return { id, text: fields('comment-body'), kind: kindIn(fields) };
}

function readVote(fields: Fields, known: ReadonlySet<string>): VoteEvent {
  const statement = idIn(fields, 'comment-id');
  if (!known.has(statement)) throw new RowProblem(`there is no statement ${statement} in comments.csv`);
  const time = fields('timestamp').trim();
  if (!/^\d{1,15}$/.test(time)) throw new RowProblem(`timestamp: "${time}" is no time in milliseconds`);
  return { participant: idIn(fields, 'voter-id'), statement, stance: stanceIn(fields), at: Number(time) };
}

function idIn(fields: Fields, column: string): string {
  const id = fields(column).trim();
  if (id === '') throw new RowProblem(`${column} is empty`);
  return id;
}

function stanceIn(fields: Fields): Stance {
  const text = fields('vote').trim();
  const stance = stanceOfNumber.get(text);
  if (stance === undefined) throw new RowProblem(`vote: "${text}" is none of ${stancesInWords}`);
  return stance;
}

function kindIn(fields: Fields): StatementKind {
  const text = fields('moderated').trim();
  const kind = kindOfModeration.get(text);
  if (kind === undefined) throw new RowProblem(`moderated: "${text}" is none of 1, 0 and -1`);
  return kind;
}

function refuseBad(bad: readonly BadRow[]): void {
  const [first] = bad;
  if (first === undefined) return;
  const others =
    bad.length > 1 ? ` (and ${bad.length - 1} more bad ${bad.length === 2 ? 'row' : 'rows'})` : '';
  throw new Refusal(`${first.file}:${first.line}: ${first.reason}${others}`);
}
