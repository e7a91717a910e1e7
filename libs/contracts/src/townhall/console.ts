import type { HeldReason, PollState, QuestionState, RefusalReason } from '@openhall/domain/townhall';
import type { HallView, PollView, QuestionView, SpeakerView, SpeakersView } from './views.js';

/** A question as the console sees it. */
export interface ConsoleQuestion extends Omit<QuestionView, 'state' | 'askerName'> {
  state: QuestionState;
  /** Name of the asker as moderators may know it; null for a deleted account. */
  askerName: string | null;
  askerId: string | null;
  anonymous: boolean;
  held: HeldReason[];
  refusal: { reason: RefusalReason; note: string } | null;
  mergedIntoId: string | null;
  privateNote: string;
  /** When the answer on air began. */
  answeringAt: number | null;
  /** Ids of questions that say something like it. */
  similar: string[];
  /** Another question of a person who is muted or removed, or a first one. */
  askerMuted: boolean;
  /** Bumped at each change: commands say which one they saw. */
  version: number;
}

export interface ConsolePoll extends Omit<PollView, 'state' | 'openedAt'> {
  state: PollState;
  openedAt: number | null;
  closedAt: number | null;
  hideUntilClosed: boolean;
  resultsShown: boolean;
  /** The results as moderators may see them; null while hidden until the close also from them. */
  waitingWords: { id: string; text: string }[];
  /** People here who have not answered. */
  stillAnswering: number;
  version: number;
}

export interface ConsoleSpeaker extends SpeakerView {
  accountId: string | null;
  raisedAt: number;
  group: string | null;
  spokeBefore: boolean;
  means: string | null;
}

/** A person of the hall who was muted or removed. */
export interface RestrictionView {
  accountId: string;
  name: string | null;
  kind: 'muted' | 'removed';
  reason: string;
  at: number;
}

/** `GET /desk/town-halls/:id/console` (moderator) */
export interface ConsoleView {
  hall: Omit<HallView, 'questions' | 'polls' | 'speakers' | 'fairOrder' | 'order'>;
  questions: ConsoleQuestion[];
  fairOrder: number[];
  polls: ConsolePoll[];
  speakers: Omit<SpeakersView, 'waiting' | 'current'> & { list: ConsoleSpeaker[] };
  restrictions: RestrictionView[];
  /** The last acts that can be undone, the newest first. */
  undoable: { id: string; act: string; by: string | null; at: number }[];
  /** Moderators here, and the question that each is reading. */
  moderators: { id: string; name: string; questionId: string | null }[];
  /** Sequence of the room `townhall:ID:moderators`. */
  seq: number;
}
