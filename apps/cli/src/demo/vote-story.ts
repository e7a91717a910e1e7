import type { VotePlan } from '@openhall/contracts/voting';
import type { VoteRules } from '@openhall/domain/voting';
import type { Day } from './story.js';

/** A kind of voter: how many of a hundred there are, and what they like, by the keys of options, the most first. */
export interface VoterGroup {
  weight: number;
  likes: readonly string[];
}

/** A vote of the demo. */
export interface VoteStory {
  /** Place of its phase in the consultation, from 0. */
  phase: number;
  lang: string;
  question: string;
  description: string;
  rules: Partial<VoteRules> & Pick<VoteRules, 'method'>;
  options: { key: string; title: string; description: string; cost: number | null }[];
  electorate: Extract<VotePlan['electorate'], 'codes' | 'signed_in'>;
  planned: Day;
  opened: Day;
  /** When its phase closes; it is counted then by itself. */
  closes: Day;
  /** Letters with voter codes; as many vote as are named below. */
  letters: number;
  voters: number;
  /** Of the voters: how many handed in paper, and how many changed their mind. */
  onPaper: number;
  changed: number;
  groups: readonly VoterGroup[];
}
