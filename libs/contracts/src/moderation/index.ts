import type {
  Aid,
  DecisionAct,
  PublicationRule,
  RiskReason,
  WaitCause,
  WeekHours,
} from '@openhall/domain/moderation';
import type { LocalizedText } from '../council/index.js';

export type { Aid, DecisionAct, PublicationRule, RiskReason, WaitCause, WeekHours };

/** The reasons that every council has. It may word them otherwise, add its own and put any away. */
export const reportReasons = ['insult', 'hate', 'spam', 'personal', 'off_topic', 'false', 'other'] as const;
/** The key of a reason: one of `reportReasons` or of the council's own. */
export type ReportReason = string;
export const subjectTypes = ['proposal', 'comment', 'question', 'profile'] as const;
/** `profile`: a person's name, by the account's id. */
export type SubjectType = (typeof subjectTypes)[number];

export interface SubjectReference {
  subjectType: SubjectType;
  subjectId: string;
}

/** `POST /reports` */
export interface ReportCreation extends SubjectReference {
  reason: ReportReason;
  note: string | null;
}

/** `GET /reports/subjects/:type/:id`: what somebody is about to report. */
export interface ReportSubject extends SubjectReference {
  title: string | null;
  bodyHtml: string;
  lang: string;
  authorName: string | null;
  /** The account of its author, so that the name can be reported instead; null where there is none to show. */
  authorId: string | null;
  path: string | null;
}

export const caseOrders = ['age', 'reports', 'risk'] as const;
/** Oldest first, most reported first, or riskiest first. */
export type CaseOrder = (typeof caseOrders)[number];

/**
 * `GET /desk/reports?state=open|handled|all&order=&type=&consultation=&reason=&waiting=&cursor=` (moderator): the queue,
 * one entry per contribution; `GET /desk/reports/:type/:id`: one of them, also when nobody has reported it.
 */
export interface ReportedContribution extends SubjectReference {
  /** Null for profiles and questions. */
  proposalId: string | null;
  consultationId: string | null;
  title: string | null;
  bodyHtml: string;
  authorId: string | null;
  authorName: string | null;
  lang: string;
  state: string;
  /** Where it can be seen; null while it waits. */
  path: string | null;
  /** null when nobody has reported it. */
  firstReportedAt: number | null;
  /** When the case was opened; null where there is none yet. */
  openedAt: number | null;
  reportCount: number;
  /** What the aids noticed. They decide nothing. */
  riskReasons: RiskReason[];
  /** Kept from view until somebody decides. */
  waiting: boolean;
  waitsUntil: number | null;
  /** Who handles it now, and until when nobody else can. */
  claim: { by: string; name: string; until: number } | null;
  locked: boolean;
  /** What may be decided now. */
  acts: DecisionAct[];
  reports: { reason: ReportReason; note: string | null; at: number }[];
  decisions: {
    act: DecisionAct;
    reason: ReportReason;
    note: string;
    at: number;
    moderatorName: string | null;
  }[];
}

/** `POST /desk/decisions` (moderator) */
export interface DecisionCreation extends SubjectReference {
  act: DecisionAct;
  reason: ReportReason;
  /** Read by the author. */
  note: string;
  /** `retitle`: the title that was agreed on. */
  title?: string | null;
  /** `move`: the consultation it goes to; `merge`: the proposal. */
  targetId?: string | null;
  /** `slow`, `mute`, `suspend`: for how many days; null: until it is lifted. */
  days?: number | null;
}

/** `POST /desk/decisions/bulk` (moderator): the same decision about many; each is carried out by itself. */
export interface BulkDecision {
  subjects: SubjectReference[];
  act: DecisionAct;
  reason: ReportReason;
  note: string;
}

/** What became of each, with the code of an error where it was not carried out. */
export interface BulkOutcome {
  outcomes: (SubjectReference & { code: string | null })[];
}

/** `GET /reasons`: the reasons as the council words them, in their order. */
export interface ReasonView {
  key: string;
  names: LocalizedText;
  rules: LocalizedText;
  archived: boolean;
  /** One of the standard ones: it can be put away, not deleted. */
  standard: boolean;
}

/** `PUT /desk/reasons/:key` (administrator) */
export interface ReasonChange {
  names: LocalizedText;
  rules: LocalizedText;
  archived: boolean;
}

/** `GET /desk/moderation/settings`, `PUT` likewise (administrator) */
export interface ModerationSettingsView {
  version: number;
  aids: Record<Aid, boolean>;
  /** Words and phrases by language. */
  words: Record<string, string[]>;
  hours: WeekHours | null;
  /** How long (minutes) a slowed person waits between two contributions. */
  slowMinutes: number;
  /** Who answers appeals where the council has only one moderator: an officer. */
  appealsOfficer: { id: string; name: string } | null;
  /** Officers who can be named. */
  officers: { id: string; name: string }[];
}

export interface ModerationSettingsChange {
  version: number;
  aids: Record<Aid, boolean>;
  words: Record<string, string[]>;
  hours: WeekHours | null;
  slowMinutes: number;
  appealsOfficerId: string | null;
}

/** `GET` and `PUT /desk/consultations/:id/moderation` (officer) */
export interface ConsultationModerationView {
  rule: PublicationRule;
  waitsOutsideHours: boolean;
}

/** A statement of reasons, as the person reads it: `GET /account/statements`, newest first, and `…/:id`. */
export interface StatementView extends SubjectReference {
  id: string;
  act: DecisionAct;
  at: number;
  reason: ReportReason;
  reasonNames: LocalizedText;
  rules: LocalizedText;
  note: string;
  /** No decision is taken by a program here; what a program noticed is a reason to look. */
  automated: boolean;
  title: string | null;
  excerpt: string;
  path: string | null;
  until: number | null;
  mayAppeal: boolean;
  appeal: AppealView | null;
}

export interface AppealView {
  words: string;
  at: number;
  state: 'open' | 'upheld' | 'overturned';
  answer: string | null;
  decidedAt: number | null;
}

/** `POST /account/statements/:id/appeal` */
export interface AppealCreation {
  words: string;
}

/** `GET /desk/appeals?state=open|decided&cursor=` (moderator) */
export interface DeskAppeal extends AppealView {
  decision: Omit<StatementView, 'appeal' | 'mayAppeal'> & { moderatorName: string | null };
  authorName: string | null;
  /** The code of why this person may not answer it, or null when they may. */
  refusal: string | null;
}

/** `POST /desk/appeals/:id/answer` (moderator) */
export interface AppealAnswer {
  outcome: 'upheld' | 'overturned';
  answer: string;
}

/** `GET /account/waiting`: what this person wrote that waits for a moderator. */
export interface WaitingView extends SubjectReference {
  title: string | null;
  excerpt: string;
  at: number;
  /** When a moderator is there again; null where it waits for another reason. */
  until: number | null;
  state: 'waiting' | 'refused';
  proposalId: string | null;
}

/** `GET /transparency?from=&to=` */
export interface Transparency {
  from: number | null;
  to: number;
  reports: number;
  decisions: { act: DecisionAct; count: number; medianHours: number | null }[];
  reasons: { reason: ReportReason; names: LocalizedText; count: number }[];
  /** Of decisions about contributions, from the opening of the case. */
  speed: { withinDay: number; withinWeek: number; longer: number };
  appeals: { open: number; upheld: number; overturned: number };
  waiting: number;
  openCases: number;
}

/** `GET /desk/people/:id/moderation` (moderator) */
export interface PersonModeration {
  id: string;
  displayName: string;
  measures: { kind: 'slow' | 'mute' | 'suspend'; until: number | null }[];
  acts: DecisionAct[];
}
