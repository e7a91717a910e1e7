export const reportReasons = ['insult', 'hate', 'spam', 'personal', 'off_topic', 'false', 'other'] as const;
export type ReportReason = (typeof reportReasons)[number];
export const subjectTypes = ['proposal', 'comment'] as const;
export type SubjectType = (typeof subjectTypes)[number];

/** `POST /reports` */
export interface ReportCreation {
  subjectType: SubjectType;
  subjectId: string;
  reason: ReportReason;
  note: string | null;
}

/**
 * `GET /desk/reports?state=open|handled|all&cursor=` (moderator): one entry per contribution, oldest first;
 * `GET /desk/reports/:type/:id`: one of them, also when nobody has reported it.
 */
export interface ReportedContribution {
  subjectType: SubjectType;
  subjectId: string;
  proposalId: string;
  title: string | null;
  bodyHtml: string;
  authorName: string | null;
  lang: string;
  state: string;
  /** null when nobody has reported it. */
  firstReportedAt: number | null;
  reports: { reason: ReportReason; note: string | null; at: number }[];
  decisions: {
    act: DecisionAct;
    reason: ReportReason;
    note: string;
    at: number;
    moderatorName: string | null;
  }[];
}

export const decisionActs = ['hide', 'restore', 'keep'] as const;
export type DecisionAct = (typeof decisionActs)[number];

/** `POST /desk/decisions` (moderator) */
export interface DecisionCreation {
  subjectType: SubjectType;
  subjectId: string;
  act: DecisionAct;
  reason: ReportReason;
  /** Read by the author. */
  note: string;
}
