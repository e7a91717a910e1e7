import type { CommentView } from '../comments/index.js';
import type { Counts, ProposalSummary } from '../proposals/index.js';
import type {
  AgendaItemView,
  AnnouncementView,
  ByAssurance,
  CaptionView,
  ConsolePoll,
  ConsoleQuestion,
  ConsoleSpeaker,
  ConsoleView,
  HallHead,
  OwnQuestion,
  PollResults,
  PollView,
  ProjectorView,
  QuestionView,
  SpeakersView,
} from '../townhall/index.js';

/** Version of the protocol; sent on connect, a page with another one reloads. */
export const liveProtocol = 1;

/** `consultation:ID`, `proposal:ID`, `account:ID`, `townhall:ID`, `townhall:ID:moderators`, `townhall:ID:projector` */
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
  // vote:ID
  | { type: 'vote.changed'; voteId: string }
  | { type: 'vote.checkpoint'; voteId: string }
  // statements:ID
  /** A statement is there, or gone: read the round again. */
  | { type: 'statements.changed'; roundId: string }
  // townhall:ID
  /** `agenda` null = as it was. */
  | { type: 'hall.changed'; head: HallHead; agenda: AgendaItemView[] | null }
  | { type: 'hall.planned'; hallId: string }
  | { type: 'question.changed'; question: QuestionView }
  | { type: 'question.gone'; questionId: string; number: number }
  | { type: 'poll.changed'; poll: PollView }
  | { type: 'poll.gone'; pollId: string }
  | { type: 'speakers.changed'; speakers: SpeakersView }
  | { type: 'announcement.posted'; announcement: AnnouncementView }
  | { type: 'announcement.gone'; announcementId: string }
  | { type: 'caption.added'; caption: CaptionView }
  | { type: 'minutes.published'; hallId: string }
  // townhall:ID:moderators
  | { type: 'console.question'; question: ConsoleQuestion }
  | { type: 'console.poll'; poll: ConsolePoll }
  | { type: 'console.poll_gone'; pollId: string }
  | { type: 'console.speakers'; list: ConsoleSpeaker[] }
  | { type: 'console.hall'; head: HallHead }
  /** The acts that can be undone now, as in the snapshot. */
  | { type: 'console.acts'; undoable: ConsoleView['undoable'] }
  /** Something else changed (restrictions, the plan): read the snapshot again. */
  | { type: 'console.stale' }
  // townhall:ID:projector
  | { type: 'projector.changed'; projector: Omit<ProjectorView, 'seq' | 'qr' | 'now'> }
  // account:ID
  | { type: 'own.question'; hallId: string; question: OwnQuestion }
  | { type: 'own.hall'; hallId: string }
  /** A question that this person asked or upvoted, and that was put off, has been answered. */
  | { type: 'own.answered'; hallId: string; number: number }
  | { type: 'withdrawn_from_view' };

export type RoomEvent = { room: RoomName; seq: number } & RoomEventBody;

/** Absolute numbers, unsequenced and volatile. */
export type TallyValues =
  | { kind: 'proposal'; counts: Counts; helpful: Record<string, number> | null }
  | { kind: 'consultation'; proposalCount: number; commentCount: number }
  | { kind: 'vote'; turnout: number }
  /** When the answers of the newest map were read: a newer one than the page has can be read. */
  | { kind: 'statements'; readAt: number | null; participants: number; answers: number }
  | {
      kind: 'townhall';
      present: ByAssurance;
      /** Upvotes by question number, of those that moved in the last seconds. */
      upvotes: Record<string, number>;
      /** Of the same questions: how many of these were guests, signed in, verified. */
      upvotesBy: Record<string, [guests: number, signedIn: number, verified: number]>;
      /** Polls that take answers: how many answered, and the results where they show. */
      polls: Record<string, { answered: number; results: PollResults | null }>;
      /** Numbers of waiting questions in the fair order, the first 30; null when it did not change. */
      fairOrder: number[] | null;
    }
  | {
      kind: 'console';
      present: ByAssurance;
      upvotes: Record<string, number>;
      upvotesBy: Record<string, [guests: number, signedIn: number, verified: number]>;
      polls: Record<string, { answered: number; stillAnswering: number; results: PollResults | null }>;
      fairOrder: number[] | null;
      waiting: number;
      /** Moderators here, and the question that each is reading. */
      moderators: ConsoleView['moderators'];
    };

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
