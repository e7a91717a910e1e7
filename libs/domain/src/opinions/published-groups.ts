import type { OpinionAnalysis, OpinionGroup } from './analysis.js';
import { sumOf, votesIn } from './group-votes.js';
import { knotsOf } from './knots.js';
import type { Knot } from './knots.js';
import { probability } from './statistics.js';
import type { VoteCounts } from './stance.js';
import type { VoteMatrix } from './vote-matrix.js';

/** A group as it may be shown to everybody. */
export interface PublishedGroup extends OpinionGroup {
  readonly knots: readonly Knot[];
}

/**
 * The groups as they may be shown: one of fewer than `least` people is counted with the group that stands nearest, which
 * keeps its name and what it holds; and nobody is a point of their own. No group where fewer than `least` people are in.
 */
export function publishedGroups(
  { groups, positions }: OpinionAnalysis,
  matrix: VoteMatrix,
  least: number,
): PublishedGroup[] {
  const large = groups.filter(({ size }) => size >= least);
  const first = [...groups].sort((a, b) => b.size - a.size)[0];
  const kept = large.length > 0 || first === undefined ? large : [first];
  const whole = kept.map((group) =>
    groups
      .filter((small) => !kept.includes(small) && nearest(small, kept) === group)
      .reduce<OpinionGroup>(together, group),
  );
  const rows = new Map(matrix.participants.map((id, row) => [id, row]));
  return whole
    .filter(({ size }) => size >= least)
    .map((group) => ({
      ...group,
      knots: knotsOf(
        positions,
        group.members.map((id) => rows.get(id) ?? 0),
        least,
      ),
    }));
}

function nearest(group: OpinionGroup, among: readonly OpinionGroup[]): OpinionGroup | undefined {
  const distance = (other: OpinionGroup): number =>
    Math.hypot(group.centre[0] - other.centre[0], group.centre[1] - other.centre[1]);
  return [...among].sort((a, b) => distance(a) - distance(b))[0];
}

function together(group: OpinionGroup, small: OpinionGroup): OpinionGroup {
  return {
    ...group,
    size: group.size + small.size,
    members: [...group.members, ...small.members],
    votes: group.votes.map((votes, column) => sumOf(votes, small.votes[column] ?? noVotes)),
  };
}

const noVotes: VoteCounts = { agree: 0, disagree: 0, pass: 0 };

/**
 * How far apart the groups are about a statement: the largest difference of p(agree) between two groups of which at
 * least `least` people each answered; 0 where there are no two such groups.
 */
export function divisionOf(votes: readonly VoteCounts[], least: number): number {
  const agreeing = votes
    .filter((counts) => votesIn(counts) >= least)
    .map((counts) => probability(counts.agree, votesIn(counts)));
  return agreeing.length < 2 ? 0 : Math.max(...agreeing) - Math.min(...agreeing);
}
