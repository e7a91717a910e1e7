import { votesIn } from './group-votes.js';
import { probability } from './statistics.js';
import type { StatementKind, VoteCounts } from './stance.js';

const metaWeight = 49;

/** A statement that may be shown next, and how much it is wanted. */
export interface WeightedStatement {
  readonly statement: string;
  readonly weight: number;
}

/**
 * How much a statement is wanted next:
 * [(1 − (passes + 1) / (votes + 2)) · (extremity + 1) · (agrees + 1) / (votes + 2) · (1 + 8 · 2^(−votes / 5))]²,
 * so what divides or unites comes before what people pass on, and what is new comes first; 49 for a meta statement,
 * 0 for a rejected one.
 * Source: comment routing of Polis (C. Small et al. 2021).
 * @param extremity length of the statement's projection
 */
export function priorityOf(counts: VoteCounts, extremity: number, kind: StatementKind = 'open'): number {
  if (kind === 'meta') return metaWeight;
  if (kind === 'rejected') return 0;
  const votes = votesIn(counts);
  const isAnswered = 1 - probability(counts.pass, votes);
  const isNew = 1 + 8 * 2 ** (-votes / 5);
  return (isAnswered * (extremity + 1) * probability(counts.agree, votes) * isNew) ** 2;
}

/**
 * Draws the statement to show next, each as likely as it weighs; null if there is none to show.
 * @param candidates those that the person has not answered yet
 * @param chance from 0 up to, but not including, 1
 */
export function drawStatement(candidates: readonly WeightedStatement[], chance: number): string | null {
  const wanted = candidates.filter(({ weight }) => weight > 0);
  let left = chance * wanted.reduce((sum, { weight }) => sum + weight, 0);
  for (const { statement, weight } of wanted) {
    left -= weight;
    if (left < 0) return statement;
  }
  return wanted.at(-1)?.statement ?? null;
}
