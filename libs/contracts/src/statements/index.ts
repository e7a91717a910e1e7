import type { Flood, Knot, Stance, VoteCounts } from '@openhall/domain/opinions';
import type { ErrorCode } from '../errors/index.js';
import type { ReportReason } from '../moderation/index.js';

export type { Flood, Knot, Stance, VoteCounts };

export const stances = ['agree', 'disagree', 'pass'] as const satisfies readonly Stance[];
export type RoundState = 'draft' | 'open' | 'closed';
export const statementStates = ['waiting', 'accepted', 'refused'] as const;
export type StatementState = (typeof statementStates)[number];

/** Whose answers an analysis takes: everybody's, or those of residents whose address or register entry was checked. */
export const circles = ['everybody', 'verified'] as const;
export type Circle = (typeof circles)[number];

/** `GET /consultations/:slug/statement-rounds`, `GET /town-halls/:id/statement-rounds`: those that have opened. */
export interface RoundSummary {
  id: string;
  question: string;
  lang: string;
  state: RoundState;
  /** When it closes by itself; null when an officer closes it. */
  closesAt: number | null;
  statements: number;
  participants: number;
}

/** A statement as people are asked about it. */
export interface ShownStatement {
  id: string;
  number: number;
  body: string;
  lang: string;
  byCouncil: boolean;
  /** About the round itself; no part of the map. */
  meta: boolean;
}

/** One's own statement, and what became of it. */
export interface OwnStatement {
  id: string;
  body: string;
  lang: string;
  state: StatementState;
  reason: ReportReason | null;
  /** What the moderator says about a refusal. */
  note: string | null;
}

/** How far one has come. */
export interface Progress {
  answered: number;
  total: number;
  /** What to answer next; null when everything is answered. */
  next: ShownStatement | null;
}

/** `GET /statement-rounds/:id?statement=`: `statement` asks for that one first, also if it is answered already. */
export interface RoundView extends RoundSummary {
  consultation: { id: string; slug: string; title: string; timeZone: string } | null;
  hallId: string | null;
  descriptionHtml: string;
  takesStatements: boolean;
  resultsAfterClose: boolean;
  may: {
    answer: true | ErrorCode;
    propose: true | ErrorCode;
    moderate: boolean;
  };
  /** Null for somebody who is not signed in. */
  own: (Progress & { stance: Stance | null; statements: OwnStatement[] }) | null;
  /** Last sequence of the room `statements:ID` that this answer reflects. */
  seq: number;
}

/** `PUT /statements/:id/answer` */
export interface AnswerWriting {
  stance: Stance;
}

/** What comes after an answer. */
export interface AnswerGiven extends Progress {
  statementId: string;
  stance: Stance;
}

/** `GET /statement-rounds/:id/answers`: one's own, by number of the statement. */
export interface OwnAnswer {
  statement: ShownStatement;
  stance: Stance | null;
}

/** `POST /statement-rounds/:id/statements` and, by the council, `POST /desk/statement-rounds/:id/statements` */
export interface StatementWriting {
  body: string;
  lang: string;
}

/** A statement on the map, and how people answered it. */
export interface MapStatement extends ShownStatement {
  votes: VoteCounts;
  /** By group, in the order of the groups; null where too few of a group answered to be shown. */
  groups: (VoteCounts | null)[];
  /** How likely every group is to agree, from 0 to 1 (group-aware consensus). */
  agreement: number;
  /** How far apart the groups are, from 0 to 1. */
  division: number;
}

/** What a group holds more than others. */
export interface GroupStatement {
  statementId: string;
  stance: 'agree' | 'disagree';
  /** Members with this stance, and members who answered. */
  successes: number;
  trials: number;
}

export interface MapGroup {
  /** The same from one update to the next. */
  id: number;
  size: number;
  centre: [number, number];
  /** Members standing together; never fewer than `least`. */
  knots: Knot[];
  representative: GroupStatement[];
  /** Members whose account was less than a day old when they first answered; null where they are too few to be shown. */
  newcomers: number | null;
}

/** `GET /statement-rounds/:id/map?circle=everybody|verified` */
export interface OpinionMap {
  roundId: string;
  question: string;
  lang: string;
  state: RoundState;
  circle: Circle;
  /** Whether enough people are verified for a map of theirs. */
  hasVerified: boolean;
  /** Why there is no map: kept back until the close, or too few people; null where there is one. */
  absent: 'until_close' | 'too_few' | 'not_yet' | null;
  /** When the answers were read (ms). */
  readAt: number | null;
  /** Nobody is shown in company of fewer people than this. */
  least: number;
  participants: number;
  /** People who answered enough to stand on the map. */
  included: number;
  answers: number;
  groups: MapGroup[];
  /** Every statement that is shown, by number. */
  statements: MapStatement[];
  /** Ids, what unites most first. */
  unites: string[];
  /** Ids, what divides most first. */
  divides: string[];
  /** Ids of what most people say, whether they are in a group or not. */
  consensus: { agree: string[]; disagree: string[] };
  newcomers: number;
  floods: Flood[];
  /** Where the reader stands; null for one who has not answered, or is not signed in. */
  own: { x: number; y: number; groupId: number | null; answered: number } | null;
  seq: number;
}

/** What an officer plans. */
export interface RoundPlan {
  question: string;
  /** Markdown */
  description: string;
  lang: string;
  takesStatements: boolean;
  resultsAfterClose: boolean;
  closesAt: number | null;
  /** The town hall in which it is asked too; null for none. Its guests may answer. */
  hallId: string | null;
}

/** `POST /desk/consultations/:id/statement-rounds` (officer): with the council's own statements, if any. */
export interface RoundCreation extends RoundPlan {
  /** One a line. */
  statements: string;
}

/** `PUT /desk/statement-rounds/:id` (officer) */
export interface RoundChange extends RoundPlan {
  version: number;
}

/** `GET /desk/statement-rounds/:id` (moderator) */
export interface RoundDesk extends RoundPlan {
  id: string;
  consultationId: string | null;
  state: RoundState;
  version: number;
  counts: Record<StatementState, number>;
  participants: number;
}

/** `GET /desk/statement-rounds/:id/statements?state=&cursor=` (moderator), the longest waiting first. */
export interface DeskStatement extends ShownStatement {
  state: StatementState;
  authorName: string | null;
  createdAt: number;
  reason: ReportReason | null;
  note: string | null;
  votes: VoteCounts;
}

export const statementActs = ['accept', 'refuse'] as const;
export type StatementAct = (typeof statementActs)[number];

/** `POST /desk/statements/:id/decision` (moderator) */
export interface StatementDecision {
  act: StatementAct;
  /** Why it is refused; null when it is accepted. */
  reason: ReportReason | null;
  /** Read by the author; may be empty when it is accepted. */
  note: string | null;
  /** About the round itself: shown, but no part of the map. */
  meta: boolean;
}
