import type { Page } from '../pages/index.js';
import type {
  Assurance,
  ByAssurance,
  HallPhase,
  HallRules,
  PollAnswer,
  PollKind,
  PollOption,
  PollResults,
  PollState,
  QuestionOrder,
  QuestionState,
  RefusalReason,
  SpeakerState,
  SpeakersRules,
  Timer,
} from '@openhall/domain/townhall';

export type { ByAssurance, PollResults } from '@openhall/domain/townhall';

/** `GET /town-halls?when=coming|past&consultation=SLUG&cursor=`: halls that are announced, live ones first. */
export interface HallSummary {
  id: string;
  title: string;
  summary: string;
  lang: string;
  phase: HallPhase;
  startsAt: number;
  endsAt: number;
  timeZone: string;
  consultation: { slug: string; title: string } | null;
  /** Of the questions that are public. */
  questionCount: number;
  minutesPublished: boolean;
}
export type HallPage = Page<HallSummary>;

export interface AgendaItemView {
  id: string;
  title: string;
  description: string;
  plannedMinutes: number;
  proposal: { id: string; title: string } | null;
  timer: Timer;
  state: 'coming' | 'current' | 'done';
}

export interface PanellistView {
  id: string;
  name: string;
  role: string;
}

/** A question as everybody may see it. */
export interface QuestionView {
  id: string;
  /** 1, 2, 3 … within the hall; the key in tallies. */
  number: number;
  text: string;
  lang: string;
  /** null = asked anonymously, or by a person whose account is gone. */
  askerName: string | null;
  assurance: Assurance;
  state: 'accepted' | 'answering' | 'answered' | 'deferred';
  pinned: boolean;
  itemId: string | null;
  panellistId: string | null;
  upvotes: number;
  /** The same people by what "one person" rests on; may follow a moment later. */
  upvotesBy: ByAssurance;
  askedAt: number;
  /** Typed answer; null when spoken or not answered. */
  answer: string | null;
  answeredAt: number | null;
  deferred: { owner: string; on: string } | null;
  /** Numbers of the questions that were merged into this one. */
  merged: number[];
}

/** A poll as everybody may see it: never a draft, and `results` null while they are hidden. */
export interface PollView {
  id: string;
  kind: PollKind;
  question: string;
  lang: string;
  options: PollOption[];
  /** Of a multiple choice. */
  maxPicks: number | null;
  /** Of a scale. */
  scale: { min: number; max: number; minLabel: string; maxLabel: string } | null;
  state: Exclude<PollState, 'draft'>;
  openedAt: number;
  /** Closes by itself; null = when a moderator says so. */
  closesAt: number | null;
  answered: number;
  results: PollResults | null;
  /** Shown on the projector and on top of the page. */
  shown: boolean;
}

export interface SpeakerView {
  id: string;
  name: string;
  inRoom: boolean;
  pointOfOrder: boolean;
  state: SpeakerState;
  timer: Timer;
}

export interface SpeakersView {
  rules: SpeakersRules;
  /** The one called or speaking now. */
  current: SpeakerView | null;
  /** In the order in which they will be called. */
  waiting: SpeakerView[];
}

export interface AnnouncementView {
  id: string;
  kind: 'announcement' | 'note';
  text: string;
  lang: string;
  at: number;
}

export interface CaptionView {
  id: string;
  text: string;
  lang: string;
  at: number;
}

/** What stands over everything in a hall; small, sent whole whenever it changes. */
export interface HallHead {
  phase: HallPhase;
  currentItemId: string | null;
  answeringId: string | null;
  /** Poll on air. */
  pollId: string | null;
  /** Only one question in this many seconds from each person; null = no slow mode. */
  slowSeconds: number | null;
  questionsOpen: boolean;
  startedAt: number | null;
  pausedAt: number | null;
  endedAt: number | null;
  blanked: boolean;
}

/** `GET /town-halls/:id` – the same for everybody; what is one's own is in `GET /town-halls/:id/me`. */
export interface HallView extends HallSummary {
  description: string;
  descriptionHtml: string;
  head: HallHead;
  rules: HallRules;
  /** Six characters. */
  code: string;
  stream: { url: string; host: string } | null;
  agenda: AgendaItemView[];
  panellists: PanellistView[];
  proposals: { id: string; title: string }[];
  /** The first page in the order asked for (`?order=`), answered ones last. */
  questions: QuestionView[];
  order: QuestionOrder;
  /** Numbers of questions in the fair order, over all that wait. */
  fairOrder: number[];
  polls: PollView[];
  speakers: SpeakersView;
  announcements: AnnouncementView[];
  captions: CaptionView[];
  present: ByAssurance;
  now: number;
  /** Last sequence of the room `townhall:ID` that this reflects. */
  seq: number;
}

/** A question of one's own, in any state. */
export interface OwnQuestion {
  id: string;
  number: number;
  text: string;
  lang: string;
  state: QuestionState;
  anonymous: boolean;
  upvotes: number;
  askedAt: number;
  refusal: { reason: RefusalReason; note: string } | null;
  mergedInto: { number: number; text: string } | null;
  deferred: { owner: string; on: string } | null;
  answer: string | null;
  mayWithdraw: boolean;
}

/** `GET /town-halls/:id/me` – a guest's or an account's own things; also what they may do now, or the code why not. */
export interface OwnHall {
  /** null = has not joined yet. */
  person: { id: string; name: string; assurance: Assurance } | null;
  questions: OwnQuestion[];
  /** Numbers of the questions that this person upvoted. */
  upvoted: number[];
  /** By poll id: what was answered. */
  answers: Record<string, PollAnswer>;
  hand: { id: string; state: SpeakerState; place: number | null; means: string | null } | null;
  muted: { reason: string } | null;
  removed: { reason: string } | null;
  may: { ask: true | string; upvote: true | string; answer: true | string; raiseHand: true | string };
  /** When slow mode lets this person ask again. */
  askAgainAt: number | null;
  /** Sequence of the room `account:ID` that this reflects. */
  seq: number;
}

/** `GET /town-halls/:id/projector` (public; shows only what was approved) */
export interface ProjectorView {
  id: string;
  title: string;
  lang: string;
  code: string;
  joinUrl: string;
  /** SVG path data of the QR code. */
  qr: { size: number; path: string };
  head: HallHead;
  item: AgendaItemView | null;
  question: QuestionView | null;
  /** Who answers it. */
  panellist: PanellistView | null;
  next: QuestionView[];
  poll: PollView | null;
  speaker: SpeakerView | null;
  announcement: AnnouncementView | null;
  caption: CaptionView | null;
  present: ByAssurance;
  now: number;
  /** Sequence of the room `townhall:ID:projector`. */
  seq: number;
}

/** `GET /town-halls/:id/similar?text=` while typing. */
export interface SimilarQuestion {
  id: string;
  number: number;
  text: string;
  lang: string;
  upvotes: number;
  state: QuestionView['state'];
}
