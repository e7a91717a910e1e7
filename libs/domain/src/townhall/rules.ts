/** Where a hall stands. `scheduled → lobby → live ⇄ paused → ended → published` */
export type HallPhase = 'scheduled' | 'lobby' | 'live' | 'paused' | 'ended' | 'published';

/** What "one person" rests on: a browser, an address that answered, a register entry or a code. */
export type Assurance = 'guest' | 'signed_in' | 'verified';

export const whoMayAsk = ['anyone', 'signed_in', 'verified'] as const;
export const questionsOpen = ['ahead', 'session'] as const;
export const questionsShown = ['at_once', 'after_approval'] as const;

/** What an officer decides when planning a hall. */
export interface HallRules {
  whoMayAsk: (typeof whoMayAsk)[number];
  anonymousQuestions: boolean;
  /** `ahead`: from the day the hall is announced; `session`: from the lobby on. */
  questionsOpen: (typeof questionsOpen)[number];
  questionsShown: (typeof questionsShown)[number];
  upvotes: boolean;
}

export const pollKinds = ['single', 'multiple', 'scale', 'ranking', 'words'] as const;
export type PollKind = (typeof pollKinds)[number];

/** `draft`: only the console sees it; `open`: takes answers; `closed`. */
export type PollState = 'draft' | 'open' | 'closed';

export const questionStates = [
  'held', // looks like it holds an address, a phone number or a threat, or the person's are all looked at: waits for a person
  'waiting', // asked, not yet approved (where approval is asked for)
  'accepted', // public, in the queue
  'answering', // being answered now
  'answered',
  'deferred', // to be answered later, with an owner and a date
  'merged',
  'refused', // not taken, with a reason
  'withdrawn', // by the asker
] as const;
export type QuestionState = (typeof questionStates)[number];

export const refusalReasons = [
  'off_topic',
  'duplicate',
  'personal',
  'insult',
  'unclear',
  'no_time',
  'other',
] as const;
export type RefusalReason = (typeof refusalReasons)[number];

export const heldReasons = ['address', 'phone', 'threat', 'link', 'flood', 'rude'] as const;
export type HeldReason = (typeof heldReasons)[number];

export const speakerStates = ['waiting', 'called', 'speaking', 'paused', 'done', 'left', 'removed'] as const;
export type SpeakerState = (typeof speakerStates)[number];

/** How a speakers' list is run. Seconds. */
export interface SpeakersRules {
  open: boolean;
  limitSeconds: number;
  firstTimeFirst: boolean;
  /** Off by default: speakers of two groups (named by the moderator) in turn. */
  alternation: boolean;
  /** Off by default: points of order come before everybody. */
  pointsOfOrder: boolean;
}

/** Ran from `startedAt`, stood still for `pausedTotal` ms, stands still since `pausedAt`; `limitMs` null = without limit. */
export interface Timer {
  startedAt: number | null;
  pausedAt: number | null;
  pausedTotal: number;
  limitMs: number | null;
}

/** Orders of the queue. `fair`: sequential Phragmén over upvotes. */
export const questionOrders = ['fair', 'upvotes', 'newest', 'oldest'] as const;
export type QuestionOrder = (typeof questionOrders)[number];
