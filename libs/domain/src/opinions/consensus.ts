import { votesIn } from './group-votes.js';
import type { StatementCounts } from './group-votes.js';
import { oneProportionZ, probability, significant90 } from './statistics.js';

const mostConsensus = 5;

/** A statement on which people agree across all groups. */
export interface ConsensusStatement {
  readonly statement: string;
  /** People with this stance. */
  readonly successes: number;
  /** People who answered, passes included. */
  readonly trials: number;
  readonly probability: number;
  /** z of the probability being above one half. */
  readonly probabilityZ: number;
}

/**
 * What most people say, whether they are in a group or not: probability above one half, significant at 90 %, ranked by
 * the product of the two, 5 at most.
 * Source: consensus of Polis (C. Small et al. 2021).
 */
export function consensusOf(
  statements: readonly string[],
  columns: readonly number[],
  everybody: StatementCounts,
  stance: 'agree' | 'disagree',
): ConsensusStatement[] {
  return columns
    .map((column) => {
      const counts = everybody.of(column);
      const trials = votesIn(counts);
      return {
        statement: statements[column] ?? '',
        successes: counts[stance],
        trials,
        probability: probability(counts[stance], trials),
        probabilityZ: oneProportionZ(counts[stance], trials),
      };
    })
    .filter((each) => each.probability > 0.5 && each.probabilityZ > significant90)
    .sort((a, b) => b.probability * b.probabilityZ - a.probability * a.probabilityZ)
    .slice(0, mostConsensus);
}

/**
 * How likely all groups are to agree to a statement: the product over the groups of (agrees + 1) / (votes + 2), so that
 * one group that objects weighs as much as a large one that applauds.
 * Source: group-aware consensus of Polis (C. Small et al. 2021).
 */
export function groupAwareConsensus(byGroup: readonly StatementCounts[], column: number): number {
  return byGroup.reduce((product, group) => {
    const counts = group.of(column);
    return product * probability(counts.agree, votesIn(counts));
  }, 1);
}
