import type { ConsultationText, PhaseKind } from '@openhall/contracts/consultations';
import type { LocalizedText } from '@openhall/contracts/council';
import type { DecisionAct, ReportReason } from '@openhall/contracts/moderation';
import type { ResponseStatus } from '@openhall/contracts/proposals';

/**
 * The shape of what the demo tells. Days count from today (today is 0, yesterday -1); texts may hold `{date:+18}` or
 * `{month:+110}`, which become dates in the language of the text. People are named by the name shown.
 */
export type Day = number;

export interface TermStory {
  key: string;
  names: LocalizedText;
}

export interface PhaseStory {
  kind: PhaseKind;
  titles: LocalizedText;
  opens: Day;
  closes: Day;
  hideCounts?: boolean;
}

/** A later closing day that was given to a phase while it ran. */
export interface ExtensionStory {
  /** Place in the list of phases, from 0. */
  phase: number;
  day: Day;
  closes: Day;
  note: string;
}

export interface DocumentStory {
  versions: { day: Day; locale: string; title: string; body: string }[];
}

export interface ResponseStory {
  day: Day;
  status: ResponseStatus;
  authorName: string;
  department: string;
  reasons: string;
  nextStep?: string;
  nextStepOn?: Day;
  correctionNote?: string;
}

export interface ProposalStory {
  key: string;
  by: string;
  day: Day;
  /** English unless told otherwise. */
  lang?: string;
  title: string;
  body: string;
  topic: string;
  area: string;
  place?: string;
  supports: number;
  edit?: { day: Day; body: string };
  withdrawn?: Day;
  responses?: ResponseStory[];
}

export interface ConsultationStory {
  slug: string;
  timeZone: string;
  locales: string[];
  contact: string;
  supportThreshold: number | null;
  created: Day;
  /** null: still a draft. */
  published: Day | null;
  texts: Record<string, ConsultationText>;
  phases: PhaseStory[];
  extension?: ExtensionStory;
  documents: DocumentStory[];
  proposals: ProposalStory[];
  /** Conversations in the notation of `threads.ts`. */
  threads: string;
}

/** What happened to a comment that has a key. */
export interface CommentFate {
  comment: string;
  reports?: { by: string; reason: ReportReason; note: string | null }[];
  decision?: { act: DecisionAct; reason: ReportReason; note: string };
  deleted?: boolean;
}
