import type { BallotContent, RulesProblem, VoteRules, VotingMethod } from '@openhall/domain/voting';
import type { Page } from '../pages/index.js';

export * from './scrutiny.js';

/** `draft → open → counting → closed`; `void`: called off by an officer, with a reason, before the close. */
export type VoteState = 'draft' | 'open' | 'counting' | 'closed' | 'void';

/** Who may vote. `signed_in`: any account; `email`: one whose address answered a code; `register`: who is in the register; `codes`: who holds a one-time code. */
export const electorates = ['signed_in', 'email', 'register', 'codes'] as const;
export type Electorate = (typeof electorates)[number];

/** `open`: every ballot is opened at the close; `confidential`: only the scrutineers get the openings. */
export const publications = ['open', 'confidential'] as const;
export type Publication = (typeof publications)[number];

/** How somebody voted: what "one person" rested on, and whether on paper. */
export type BallotChannel = 'account' | 'email' | 'register' | 'code' | 'paper';

export interface VoteOptionView {
  id: string;
  title: string;
  description: string;
  cost: number | null;
  proposalId: string | null;
}

/** `GET /consultations/:slug/votes` */
export interface VoteSummary {
  id: string;
  question: string;
  lang: string;
  state: Exclude<VoteState, 'draft'>;
  method: VotingMethod;
  opensAt: number;
  closesAt: number;
  rehearsal: boolean;
  /** Ballots counted so far; null while the turnout is hidden. */
  turnout: number | null;
}

/** `GET /votes/:id` – for everybody; `own` is the reader's. */
export interface VoteView extends VoteSummary {
  consultation: { id: string; slug: string; title: string; timeZone: string };
  descriptionHtml: string;
  rules: VoteRules;
  options: VoteOptionView[];
  electorate: Electorate;
  /** Size of the register or number of codes; null for open electorates. */
  electorateSize: number | null;
  publication: Publication;
  turnoutShown: boolean;
  /** `name+id+key` of the signer; its fingerprint is what the council publishes elsewhere. */
  verifierKey: string;
  fingerprint: string;
  origin: string;
  /** The newest checkpoint, as a signed note; null before the first, and while the turnout is hidden. */
  checkpoint: string | null;
  own: {
    /** true, or the code why not. */
    mayVote: true | string;
    voted: boolean;
    /** The answer as it counts now, so that it can be changed; null once closed. */
    ballot: BallotContent | null;
  };
  result: VoteResult | null;
  voidReason: string | null;
  seq: number;
}

/** `PUT /votes/:id/ballot`: casts or changes. `code`: of a holder of a one-time code (who needs no account). */
export interface BallotCasting {
  ballot: BallotContent;
  code: string | null;
}

/** A signed promise that the ballot behind `commitment` is in the tree of this vote. It does not say what the ballot says. */
export interface Receipt {
  format: 'openhall-receipt-1';
  voteId: string;
  origin: string;
  /** Hexadecimal. */
  commitment: string;
  /** Base64 of Ed25519 over `openhall-receipt-1\n<origin>\n<commitment>\n`. */
  signature: string;
  verifierKey: string;
  /** First characters of the commitment, to look it up: `XXXX-XXXX-XXXX`. */
  code: string;
}

/** A checkpoint as it goes out in the vote's room, with the proof that it continues the one before. */
export interface VoteCheckpointView {
  /** C2SP tlog-checkpoint, as a signed note. */
  note: string;
  /** Size of the tree at the checkpoint before; null for the first. */
  since: number | null;
  /** Hexadecimal; empty for the first. */
  proof: string[];
}

/** `GET /votes/:id/receipts/:code` (12 characters of a code, or the whole commitment): where its leaf stands. */
export interface ReceiptCheck {
  commitment: string;
  /** `waiting`: promised, in the tree with the next batch; `included`: proved below. */
  state: 'waiting' | 'included';
  inclusion: { index: number; size: number; proof: string[]; checkpoint: string } | null;
  /** Open ballots after the close: what was opened. */
  opened: { nonce: string; ballot: BallotContent; superseded: boolean } | null;
}

export interface TallyTie {
  round: number;
  about: string;
  options: string[];
  chosen: string[];
  brokenBy: string;
  decisive: boolean | null;
}

/** What the count came to, and the whole account of it by method (`account.kind`), for the page that explains it. */
export interface VoteResult {
  winners: string[];
  ranking: string[][] | null;
  cost: number | null;
  ballots: number;
  abstentions: number;
  valid: boolean;
  /** Why the vote is not valid: the quorum was missed. */
  invalidReason: 'quorum' | null;
  ties: TallyTie[];
  turnout: {
    voted: number;
    electorate: number | null;
    /** Of a register: entries that an account had claimed; else null. */
    verified?: number | null;
    by: Partial<Record<BallotChannel, number>>;
  };
  /** The fewest ballots that would have changed the outcome. */
  margin: {
    ballots: number | null;
    exact: boolean;
    kind: 'exact' | 'upper-bound' | 'lower-bound';
    explanation: string;
  } | null;
  account: unknown;
  countedAt: number;
  statements: { name: string; signedNote: string }[];
}

/** `POST /desk/consultations/:id/votes` (officer), `PUT /desk/votes/:id` while a draft. */
export interface VotePlan {
  phaseId: string;
  question: string;
  description: string;
  lang: string;
  rules: VoteRules;
  options: {
    id: string | null;
    title: string;
    description: string;
    cost: number | null;
    proposalId: string | null;
  }[];
  electorate: Electorate;
  publication: Publication;
  turnoutShown: boolean;
  /** Pretend ballots, the whole way to the result; said on every page of it. */
  rehearsal: boolean;
  /** Confidential votes: who recounts (names and e-mails). */
  scrutineers: { name: string; email: string }[];
}

export interface VotePlanChange extends VotePlan {
  version: number;
}

/** `GET /desk/votes/:id` */
export interface VotePlanView extends VotePlan {
  id: string;
  consultationId: string;
  state: VoteState;
  version: number;
  opensAt: number;
  closesAt: number;
  problems: (RulesProblem | 'scrutineers_missing' | 'electorate_empty' | 'phase_missing')[];
  electorateSize: number | null;
  codes: { issued: number; replaced: number } | null;
  paperBallots: number;
}

/** `POST /desk/votes/:id/codes` while a draft or open. */
export interface CodeIssue {
  count: number;
  /** For the letters (names, house numbers): as many as there are codes; null for none. */
  labels: string[] | null;
}

export interface IssuedCode {
  id: string;
  /** Counted from 1 in each vote. */
  number: number;
  /** `XXXX-XXXX-XXXX-XXXX` */
  code: string;
  label: string | null;
}

/** `POST /desk/votes/:id/codes` answers the codes once, for the letters; they can't be read again. */
export interface IssuedCodes {
  codes: IssuedCode[];
}

/** A code without its text: that is known to its holder alone. `POST …/codes/:codeId/replacement` answers an `IssuedCode`. */
export interface VoterCodeView {
  id: string;
  number: number;
  label: string | null;
  issuedAt: number;
  /** When it got a new text; null while the first one holds. */
  replacedAt: number | null;
}
/** `GET /desk/votes/:id/codes?cursor=`, by number. */
export type VoterCodePage = Page<VoterCodeView> & { size: number };

export interface PaperBallot {
  ballot: BallotContent;
  /** Reference of the register entry, or the code's number or id. */
  entitlement: string;
}

/** `POST /desk/votes/:id/paper-ballots`: all are counted or none; a refusal's `params.number` is the ballot's, from 1. */
export interface PaperBallots {
  ballots: PaperBallot[];
}

export interface PaperBallotsCounted {
  counted: number;
}

/** `GET /desk/register?query=&cursor=`, by reference. */
export interface RegisterEntryView {
  id: string;
  reference: string;
  name: string;
  areaId: string | null;
  claimed: boolean;
}
export type RegisterPage = Page<RegisterEntryView> & { size: number };

/**
 * `PUT /desk/register?claimed=keep|remove` (`text/csv`: reference, name, check, area; at most 20 MB): the file is the whole
 * register from then on. Entries that an account claimed and that are not in the file stay, unless `claimed=remove`.
 */
export interface RegisterImport {
  added: number;
  changed: number;
  removed: number;
  /** Afterwards. */
  size: number;
  /** Claimed entries that are not in the file, at most 1,000 of them, and whether they were removed. */
  missing: { reference: string; name: string; removed: boolean }[];
}

/** `POST /account/register-claim` answers, as `GET /account/register-entry`, an `OwnRegisterEntry`. */
export interface RegisterClaim {
  reference: string;
  /** What only this person and the council know, e.g. a date of birth, as the register has it. */
  check: string;
}

export interface OwnRegisterEntry {
  /** Null where the account has claimed none. */
  entry: { reference: string; name: string; areaId: string | null; claimedAt: number } | null;
}
