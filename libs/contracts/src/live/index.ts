import type { CommentView } from '../comments/index.js';
import type { Counts, ProposalSummary } from '../proposals/index.js';

/** Version of the protocol; sent on connect, a page with another one reloads. */
export const liveProtocol = 1;

/** `consultation:ID`, `proposal:ID`, `account:ID` */
export type RoomName = string;

/**
 * What happened in a room, in order. The rows of the log hold references only; delivery fills in what this audience may
 * see now. An event whose text is gone arrives as `withdrawn_from_view`, so that sequences have no holes.
 */
export type RoomEventBody =
  | { type: 'comment.posted'; comment: CommentView }
  | { type: 'comment.changed'; comment: CommentView }
  | { type: 'proposal.published'; proposal: ProposalSummary }
  | { type: 'proposal.changed'; proposalId: string }
  | { type: 'response.published'; proposalId: string }
  | { type: 'consultation.changed'; consultationId: string }
  | { type: 'phase.changed'; consultationId: string; phaseId: string }
  | { type: 'contribution.decided'; subjectType: string; subjectId: string }
  | { type: 'withdrawn_from_view' };

export type RoomEvent = { room: RoomName; seq: number } & RoomEventBody;

/** Absolute numbers, unsequenced and volatile. */
export type TallyValues =
  | { kind: 'proposal'; counts: Counts; helpful: Record<string, number> | null }
  | { kind: 'consultation'; proposalCount: number; commentCount: number };

export interface TallyPacket {
  room: RoomName;
  values: TallyValues;
}

/** Answer to `join` and `GET /rooms/:room`. */
export type JoinAnswer = { ok: true; room: RoomName; seq: number } | { ok: false; code: string };

/** `GET /rooms/:room/events?after=seq`: the events after it, or `resync` when too far behind. */
export type CatchUp = { resync: false; events: RoomEvent[]; seq: number } | { resync: true; seq: number };

export interface ClientToServerEvents {
  join: (request: { room: RoomName }, answer: (reply: JoinAnswer) => void) => void;
  leave: (request: { room: RoomName }, answer: (reply: { ok: boolean }) => void) => void;
}

export interface ServerToClientEvents {
  event: (event: RoomEvent) => void;
  tally: (packet: TallyPacket) => void;
  /** The server dropped what could not be delivered in time: read a fresh snapshot. */
  resync: (packet: { room: RoomName }) => void;
  /** The session ended elsewhere. */
  signed_out: () => void;
}
