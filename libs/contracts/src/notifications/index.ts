export const followFrequencies = ['at_once', 'weekly', 'never'] as const;
/** How often somebody hears of what they follow by e-mail; in the app they always see it, unless never. */
export type FollowFrequency = (typeof followFrequencies)[number];
export const followedTypes = ['consultation', 'proposal'] as const;
export type FollowedType = (typeof followedTypes)[number];

export const newsKinds = ['extension', 'answer', 'result', 'question_answered', 'conclusion'] as const;
/** What people are told: an extension, an official answer, a vote's result, a later answer of a hall, what the council did. */
export type NewsKind = (typeof newsKinds)[number];

/** `GET` and `PUT /account/following/:type/:id` */
export interface FollowView {
  /** What applies: chosen, or because the person takes part. */
  frequency: FollowFrequency;
  /** Whether the person takes part, and so follows without having asked to. */
  takesPart: boolean;
  chosen: boolean;
}

export interface FollowChange {
  frequency: FollowFrequency;
}

/** `GET` and `PUT /account/following` */
export interface FollowingView {
  /** How often by e-mail, unless chosen otherwise for one thing. */
  frequency: FollowFrequency;
  followed: { subjectType: FollowedType; subjectId: string; title: string; frequency: FollowFrequency }[];
}

/** `GET /account/notifications?cursor=`, newest first */
export interface NotificationView {
  news: string;
  kind: NewsKind;
  title: string;
  path: string;
  at: number;
  seen: boolean;
}

/** `GET /desk/bounces` (officer): addresses that a mail server refused for good. */
export interface BounceView {
  /** With the middle of its name hidden. */
  recipient: string;
  code: string;
  at: number;
}

/** `GET /consultations/:slug/conclusion`: what the council did with it. */
export interface ConclusionView {
  words: string;
  wordsHtml: string;
  lang: string;
  concludedAt: number;
  /** Proposals by what became of them. */
  outcomes: { status: string; count: number }[];
  notConsidered: { count: number; why: string | null };
}

/** `GET /desk/consultations/:id/conclusion` (officer) */
export interface ConclusionDraft {
  conclusion: ConclusionView | null;
  proposals: number;
  /** Proposals without an official answer: each must be answered, or listed as not considered. */
  unanswered: number;
}

/** `POST /desk/consultations/:id/conclusion` (officer): concludes the consultation; once. */
export interface ConclusionCreation {
  words: string;
  lang: string;
  /** Why the others were not considered; needed where any has no official answer. */
  notConsidered: string | null;
}
