import type { ReportReason } from '@openhall/contracts/moderation';
import type { Day } from './story.js';

/** How likely each of the three ways of seeing the matter is to agree, from 0 to 1. */
export type Leaning = readonly [number, number, number];

/** Statements and how the town answers them. */
export interface RoundStory {
  question: string;
  description: string;
  opens: Day;
  closes: Day;
  council: readonly (readonly [body: string, leaning: Leaning])[];
  residents: readonly {
    by: string;
    /** English unless told otherwise. */
    lang?: string;
    body: string;
    leaning: Leaning;
    /** Null: it waits for a moderator when the demo is opened. */
    decision: { accepts: true } | { accepts: false; reason: ReportReason; note: string } | null;
  }[];
}
