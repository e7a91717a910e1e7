import type { WaitingView } from '../moderation/index.js';
import type { Page } from '../pages/index.js';

export type ProposalState = 'draft' | 'published' | 'withdrawn' | 'hidden';
export const proposalOrders = ['random', 'newest', 'supported', 'discussed'] as const;
export type ProposalOrder = (typeof proposalOrders)[number];
export const responseStatuses = ['under_review', 'accepted', 'partly_accepted', 'rejected', 'done'] as const;
export type ResponseStatus = (typeof responseStatuses)[number];

/** Who wrote it: a name to show. `former` for a deleted account, `imported` for people of another platform. */
export type Author =
  { kind: 'account'; id: string; name: string } | { kind: 'former' } | { kind: 'imported'; name: string };

export interface Counts {
  /** Supports given here; null while hidden. */
  supports: number | null;
  /** Supports brought in from elsewhere, kept apart; null while hidden or if none were imported. */
  importedSupports: number | null;
  comments: number;
  for: number;
  neutral: number;
  against: number;
}

export interface ProposalSummary {
  id: string;
  number: number | null;
  state: ProposalState;
  title: string;
  excerpt: string;
  lang: string;
  author: Author;
  topicId: string | null;
  areaId: string | null;
  publishedAt: number | null;
  counts: Counts;
  responseStatus: ResponseStatus | null;
  /** Whether this reader supports it; null when not signed in. */
  supported: boolean | null;
}

/**
 * `GET /consultations/:slug/proposals?query=&status=&topic=&area=&order=&seed=&cursor=`
 * `status` is `open`, `withdrawn`, `answered`, `unanswered` or a ResponseStatus.
 */
export interface ProposalPage extends Page<ProposalSummary> {
  order: ProposalOrder;
  /** The seed of a random order, to be sent back so that the order stays. */
  seed: number | null;
  total: number;
}

export interface OfficialResponse {
  number: number;
  status: ResponseStatus;
  reasonsHtml: string;
  reasons: string;
  authorName: string;
  department: string;
  /** `YYYY-MM-DD` */
  answeredOn: string;
  nextStep: string | null;
  nextStepOn: string | null;
  lang: string;
  correctionNote: string | null;
  publishedAt: number;
}

/** `GET /proposals/:id` */
export interface Proposal extends ProposalSummary {
  consultation: {
    id: string;
    slug: string;
    title: string;
    timeZone: string;
    countsHidden: boolean;
    supportThreshold: number | null;
  };
  body: string;
  bodyHtml: string;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
  createdAt: number;
  editedAt: number | null;
  editCount: number;
  withdrawnAt: number | null;
  version: number;
  source: string | null;
  response: OfficialResponse | null;
  responseVersions: number;
  /** The reason that the author and moderators read when it is hidden. */
  hiddenReason: { reason: string; note: string; decisionId: string } | null;
  /** The conversation takes no more comments. */
  locked: boolean;
  /** The proposal that it was merged into. */
  mergedInto: { id: string; title: string; lang: string } | null;
  /** For its author: a moderator reads it, or its new text, before others do; or refused it. */
  waiting: WaitingView | null;
  /** The phase that takes contributions now closes at; null when none is open. */
  closesAt: number | null;
  may: {
    support: true | string;
    comment: true | string;
    edit: boolean;
    withdraw: boolean;
    report: boolean;
    respond: boolean;
    moderate: boolean;
  };
  /** Last sequence of the room `proposal:ID` that this answer reflects. */
  seq: number;
}

/** `POST /consultations/:slug/proposals`; `PUT /proposals/:id` adds `version`. */
export interface ProposalWriting {
  title: string;
  body: string;
  lang: string;
  topicId: string | null;
  areaId: string | null;
  place: string | null;
  latitude: number | null;
  longitude: number | null;
}

export interface ProposalCreation extends ProposalWriting {
  /** `true` keeps it as a draft that only its author sees. */
  draft: boolean;
}

export interface ProposalEdit extends ProposalWriting {
  version: number;
}

/** `GET /proposals/:id/revisions`, newest first; the first entry is the text as it is. */
export interface Revision {
  number: number;
  title: string | null;
  bodyHtml: string;
  at: number;
}

/** `PUT` and `DELETE /proposals/:id/support` */
export interface SupportAnswer {
  supported: boolean;
  counts: Counts;
}

/** `PUT /proposals/:id/response` (officer): publishes or corrects; `GET /proposals/:id/response/versions` is public. */
export interface ResponseWriting {
  /** Version that was read; 0 for the first. */
  version: number;
  status: ResponseStatus;
  reasons: string;
  authorName: string;
  department: string;
  answeredOn: string;
  nextStep: string | null;
  nextStepOn: string | null;
  lang: string;
  /** What was corrected and why; required from the second version on. */
  correctionNote: string | null;
}

/** `POST /previews`: Markdown to safe HTML. */
export interface Preview {
  html: string;
}
