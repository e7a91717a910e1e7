import { VoteMatrix } from '@openhall/domain/opinions';
import type { StatementKind, Stance } from '@openhall/domain/opinions';

/** A statement of a conversation held elsewhere. */
export interface ForeignStatement {
  id: string;
  text: string;
  kind: StatementKind;
}

/** One vote as it was given; a later one of the same person on the same statement replaces it. */
export interface VoteEvent {
  participant: string;
  statement: string;
  stance: Stance;
  /** When, in milliseconds since 1970. */
  at: number;
}

/** A conversation held elsewhere: its statements, and every vote in the order of the file. */
export interface Conversation {
  statements: ForeignStatement[];
  votes: VoteEvent[];
}

/** How published conversations write a vote and a moderator's word. Both formats: 1 is agree, -1 is disagree. */
export const stanceOfNumber: ReadonlyMap<string, Stance> = new Map([
  ['1', 'agree'],
  ['-1', 'disagree'],
  ['0', 'pass'],
]);

export const stancesInWords = '1 (agree), -1 (disagree) or 0 (pass)';

/** The kind of a statement by its moderation: 1 taken, 0 undecided, -1 rejected. Undecided ones were shown. */
export const kindOfModeration: ReadonlyMap<string, StatementKind> = new Map([
  ['1', 'open'],
  ['0', 'open'],
  ['-1', 'rejected'],
]);

/** Replays the votes by their times. Rows and columns go by number, which is the order the method goes through them. */
export function matrixOf({ statements, votes }: Conversation): VoteMatrix {
  const matrix = new VoteMatrix();
  for (const { id, kind } of [...statements].sort((a, b) => byNumber(a.id, b.id)))
    matrix.addStatement(id, kind);
  const participants = [...new Set(votes.map(({ participant }) => participant))];
  for (const id of participants.sort(byNumber)) matrix.addParticipant(id);
  for (const { participant, statement, stance } of [...votes].sort((a, b) => a.at - b.at)) {
    matrix.vote(participant, statement, stance);
  }
  return matrix;
}

/** Numbers before words, numbers by size, words by their letters. */
function byNumber(a: string, b: string): number {
  const [left, right] = [Number(a), Number(b)];
  if (Number.isNaN(left) !== Number.isNaN(right)) return Number.isNaN(left) ? 1 : -1;
  if (!Number.isNaN(left) && left !== right) return left - right;
  return a < b ? -1 : a > b ? 1 : 0;
}
