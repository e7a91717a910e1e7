import type { BallotContent, VoteCount, VoteRules } from '../voting/index.js';

/** The files of a results package; all are UTF-8 text. */
export const packageFiles = {
  vote: 'vote.json',
  /** One commitment a line, in the order of the tree. */
  leaves: 'leaves.txt',
  /** Open ballots: one opening a line, in the order of the leaves. Of a confidential vote it goes to the scrutineers alone. */
  openings: 'ballots.jsonl',
  consistency: 'consistency.json',
  result: 'result.json',
  electorate: 'electorate.json',
  audit: 'audit.jsonl',
  manifest: 'manifest.json',
  manifestNote: 'manifest.note',
} as const;
/** Signed notes, the earliest first by name. */
export const checkpointFolder = 'checkpoints/';
/** Signed notes of the scrutineers, each beside its verifier key: `NAME.txt` and `NAME.key`. */
export const statementFolder = 'statements/';

/** `vote.json`: what was declared before the vote opened. */
export interface PackagedVote {
  format: 'openhall-vote-1';
  id: string;
  origin: string;
  council: string;
  question: string;
  options: { id: string; title: string; cost: number | null }[];
  rules: VoteRules;
  electorate: string;
  publication: 'open' | 'confidential';
  turnoutShown: boolean;
  rehearsal: boolean;
  opensAt: number;
  closesAt: number;
  verifierKey: string;
  scrutineers: string[];
}

/** A line of `ballots.jsonl`. */
export interface Opening {
  /** 64 hexadecimal digits. */
  nonce: string;
  ballot: BallotContent;
  /** A later ballot of the same person took its place: it is not counted. */
  superseded: boolean;
}

/** `consistency.json`: for each checkpoint but the first, that the one before it is its beginning. Hashes in hexadecimal. */
export interface PackagedConsistency {
  from: number;
  to: number;
  proof: string[];
}

/** `result.json` */
export type PackagedResult = VoteCount;

/** `electorate.json` */
export interface PackagedElectorate {
  /** Null where anybody with an account could vote. */
  size: number | null;
  /** Of a register: entries that an account had claimed. */
  verified?: number;
  voted: number;
  superseded: number;
  by: Record<string, number>;
  /** Of the register or the codes, while the vote was open; each stands in `audit.jsonl` too. */
  changes: { at: number; act: string; size: number }[];
}

/** The text that stands in `manifest.note`: it binds the files to the council's key. */
export function manifestText(origin: string, manifestHash: string): string {
  return `openhall-manifest-1\n${origin}\n${manifestHash}\n`;
}

/** The text that a receipt's signature is over. */
export function receiptText(origin: string, commitment: string): string {
  return `openhall-receipt-1\n${origin}\n${commitment}\n`;
}

/** The text that a scrutineer signs: that the openings which they were given fit this tree and come to this result. */
export function statementText(origin: string, size: number, root: string, resultHash: string): string {
  return `openhall-statement-1\n${origin}\n${size}\n${root}\n${resultHash}\n`;
}
