import type { PollWriting } from './commands.js';
import type {
  Assurance,
  HallPhase,
  HallRules,
  HeldReason,
  PollState,
  QuestionState,
  RefusalReason,
  SpeakersRules,
  SpeakerState,
  Timer,
} from './rules.js';

/** From `from` to `to` (ms since 1970); `to` null = still going on. */
export interface Span {
  readonly from: number;
  readonly to: number | null;
}

/** What every part of a hall has: `version` grows by one with each change of the part. */
export interface Entity {
  readonly id: string;
  readonly version: number;
}

/** The hall itself. Names of people live with their accounts, never here. */
export interface Hall extends Entity {
  readonly title: string;
  readonly lang: string;
  readonly timeZone: string;
  readonly phase: HallPhase;
  readonly rules: Readonly<HallRules>;
  readonly speakers: Readonly<SpeakersRules>;
  readonly currentItemId: string | null;
  readonly answeringId: string | null;
  /** The projector shows nothing. */
  readonly blanked: boolean;
  readonly slowSeconds: number | null;
  /** A moderator takes no more questions for now. */
  readonly questionsClosed: boolean;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly publishedAt: number | null;
  /** Breaks; the last one is open while the hall is paused. */
  readonly pauses: readonly Span[];
  /** Number of the question asked last; 0 before the first. */
  readonly lastNumber: number;
  /** Grows with each `hall.plan` alone, so that questions coming in do not disturb who edits the plan. */
  readonly planVersion: number;
}

export interface AgendaItem extends Entity {
  /** 0, 1, 2 … */
  readonly position: number;
  readonly title: string;
  readonly description: string;
  readonly plannedMinutes: number;
  readonly proposalId: string | null;
  /** Stands still while another item is current or the hall is paused; the limit is the planned time. */
  readonly timer: Readonly<Timer>;
  /** When it was current; breaks of the hall are not taken out. */
  readonly spans: readonly Span[];
}

export interface Panellist extends Entity {
  readonly position: number;
  readonly name: string;
  readonly role: string;
}

/** A question in any state. Upvotes are rows of their own: see `upvoteSources`. */
export interface Question extends Entity {
  /** 1, 2, 3 … within the hall. */
  readonly number: number;
  readonly text: string;
  readonly lang: string;
  /** null = the account is gone. */
  readonly askerId: string | null;
  readonly anonymous: boolean;
  readonly assurance: Assurance;
  readonly state: QuestionState;
  /** Why it waits or waited for a person. */
  readonly held: readonly HeldReason[];
  readonly pinned: boolean;
  /** The agenda item that it was put to. */
  readonly itemId: string | null;
  readonly panellistId: string | null;
  readonly askedAt: number;
  /** When it first became public; null = never was. */
  readonly acceptedAt: number | null;
  /** When the answer on air began. */
  readonly answeringAt: number | null;
  /** The agenda item during which it was answered. */
  readonly answeredItemId: string | null;
  readonly answeredAt: number | null;
  /** Typed answer; null when spoken or not answered. */
  readonly answer: string | null;
  /** Kept when the answer has come (`answered` with `deferred` = answered later). `on` is a date, YYYY-MM-DD. */
  readonly deferred: { readonly owner: string; readonly on: string } | null;
  /** Of a merged question: a public one, itself not merged. */
  readonly mergedIntoId: string | null;
  readonly refusal: { readonly reason: RefusalReason; readonly note: string } | null;
  readonly privateNote: string;
}

export interface Poll extends Entity, Readonly<PollWriting> {
  readonly state: PollState;
  readonly createdAt: number;
  readonly openedAt: number | null;
  /** Takes no answer from this instant on; null = until a moderator closes it. */
  readonly closesAt: number | null;
  readonly closedAt: number | null;
  /** On the projector and on top of the page; one poll at most. */
  readonly shown: boolean;
  /** What a moderator wishes; `resultsVisible` says whether it is so. */
  readonly resultsShown: boolean;
}

/** A raised hand, online (`accountId`) or in the room (`name`, no account). */
export interface Speaker extends Entity {
  readonly accountId: string | null;
  readonly name: string | null;
  readonly group: string | null;
  readonly pointOfOrder: boolean;
  readonly state: SpeakerState;
  readonly raisedAt: number;
  /** Place in the waiting list (1 = next) given by hand; null = by the rules. */
  readonly place: number | null;
  /** When it was given. */
  readonly movedAt: number | null;
  readonly calledAt: number | null;
  readonly timer: Readonly<Timer>;
  /** How to speak: for this person's eyes only. */
  readonly means: string | null;
}

export interface Announcement extends Entity {
  readonly kind: 'announcement' | 'note';
  readonly text: string;
  readonly lang: string;
  readonly at: number;
}

/** `id` is the account's. A muted person neither asks nor raises a hand; a removed one takes no part at all. */
export interface Restriction extends Entity {
  readonly kind: 'muted' | 'removed';
  readonly reason: string;
  readonly at: number;
}

/** By id, in the order in which they came into being. */
export type Entities<E extends Entity> = ReadonlyMap<string, E>;

/**
 * All that the machine decides on. Never changed in place: a command gives a new state in which every part that
 * did not change is the same object, so that an adapter saves exactly what differs (`changesBetween`).
 * Upvotes, poll answers, words of open polls, captions and presence are rows outside.
 */
export interface HallState {
  readonly hall: Hall;
  readonly agenda: Entities<AgendaItem>;
  readonly panellists: Entities<Panellist>;
  readonly questions: Entities<Question>;
  readonly polls: Entities<Poll>;
  readonly speakers: Entities<Speaker>;
  readonly announcements: Entities<Announcement>;
  readonly restrictions: Entities<Restriction>;
}

/** The parts of a state that are collections, by the name of the collection. */
export interface HallEntities {
  agenda: AgendaItem;
  panellists: Panellist;
  questions: Question;
  polls: Poll;
  speakers: Speaker;
  announcements: Announcement;
  restrictions: Restriction;
}
export type Collection = keyof HallEntities;

export const collections = [
  'agenda',
  'panellists',
  'questions',
  'polls',
  'speakers',
  'announcements',
  'restrictions',
] as const satisfies readonly Collection[];
