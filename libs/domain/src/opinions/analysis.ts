import { centredVotes } from './centred-votes.js';
import { principalComponents } from './components.js';
import type { Components } from './components.js';
import { consensusOf, groupAwareConsensus } from './consensus.js';
import type { ConsensusStatement } from './consensus.js';
import { countVotes, sumOf } from './group-votes.js';
import type { StatementCounts } from './group-votes.js';
import { groupPeople } from './grouped-map.js';
import type { GroupedMap, OpinionMemory } from './grouped-map.js';
import type { Points } from './k-means.js';
import { priorityOf } from './priority.js';
import type { WeightedStatement } from './priority.js';
import { extremitiesOf, positionsOf } from './projection.js';
import { representativeStatements } from './representative.js';
import type { RepresentativeStatement } from './representative.js';
import type { VoteCounts } from './stance.js';
import type { VoteMatrix } from './vote-matrix.js';

/** People who answer alike. */
export interface OpinionGroup {
  /** The same from one update to the next for a group that is essentially the same people. */
  readonly id: number;
  readonly size: number;
  /** Ids of its participants, in the order of their rows. */
  readonly members: readonly string[];
  /** The middle of the group on the map. */
  readonly centre: readonly [number, number];
  readonly representative: readonly RepresentativeStatement[];
  /** Its members' votes, by the columns of the matrix. */
  readonly votes: readonly VoteCounts[];
}

/** A conversation, analysed. Rows and columns are those of the matrix. */
export interface OpinionAnalysis {
  readonly participants: number;
  readonly included: number;
  readonly statements: number;
  /** Mean vote on each statement: agree +1, disagree -1, pass 0. */
  readonly centre: Float64Array;
  readonly components: Components;
  /** Where everybody stands, also who is not in: x and y of row r at 2r and 2r + 1. */
  readonly positions: Points;
  readonly groups: readonly OpinionGroup[];
  /** Everybody's votes, by column. */
  readonly votes: readonly VoteCounts[];
  readonly consensus: {
    readonly agree: readonly ConsensusStatement[];
    readonly disagree: readonly ConsensusStatement[];
  };
  /** By statement; rejected and meta statements are not there. */
  readonly groupAwareConsensus: ReadonlyMap<string, number>;
  /** How much each statement is wanted next; rejected ones are not there. */
  readonly priorities: readonly WeightedStatement[];
  readonly memory: OpinionMemory;
}

export interface AnalysisOptions {
  /** So many groups instead of the number with the best silhouette. */
  readonly groups?: number;
  /** What the last analysis of the same matrix handed on. */
  readonly last?: OpinionMemory | null;
}

/**
 * The whole analysis of a conversation: map, groups, what they stand for, what unites them, what to ask next.
 *
 * The same votes in the same order always give the same result. With `last`, it goes on from there: the map does not
 * turn, groups keep their people and ids, and their number changes only after 4 wins in a row.
 *
 * Source: the method of Polis (C. Small, M. Bjorkegren, T. Erkkilä, L. Shaw, C. Megill, "Polis: Scaling deliberation by
 * mapping high dimensional opinion spaces", RECERCA 26(2), 2021).
 */
export function analyseOpinions(
  matrix: VoteMatrix,
  { groups, last = null }: AnalysisOptions = {},
): OpinionAnalysis {
  const votes = centredVotes(matrix);
  const components = principalComponents(votes, last?.components ?? null);
  const positions = positionsOf(votes, components);
  const map = groupPeople(matrix, positions, groups ?? null, last);
  const counted = countVotes(matrix, map.groupOf, map.ids.length);
  const columns = matrix.statements.map((_, column) => column);
  const open = columns.filter((column) => matrix.kindOfColumn(column) === 'open');
  const representative = representativeStatements(matrix.statements, open, counted.byGroup);
  const consensus = (stance: 'agree' | 'disagree') =>
    consensusOf(matrix.statements, open, counted.everybody, stance);
  return {
    participants: matrix.participants.length,
    included: matrix.included,
    statements: matrix.statements.length,
    centre: votes.centre,
    components,
    positions,
    groups: described(matrix, map, counted.byGroup, representative),
    votes: columns.map((column) => counted.everybody.of(column)),
    consensus: { agree: consensus('agree'), disagree: consensus('disagree') },
    groupAwareConsensus: new Map(
      open.map((column) => [matrix.statements[column] ?? '', groupAwareConsensus(counted.byGroup, column)]),
    ),
    priorities: prioritiesOf(matrix, counted.byGroup, extremitiesOf(votes, components)),
    memory: { components, ...map.memory },
  };
}

function described(
  matrix: VoteMatrix,
  { groupOf, ids, centres }: GroupedMap,
  byGroup: readonly StatementCounts[],
  representative: readonly RepresentativeStatement[][],
): OpinionGroup[] {
  const members = ids.map((): string[] => []);
  matrix.participants.forEach((id, row) => members[groupOf[row] ?? -1]?.push(id));
  return ids
    .map((id, index) => ({
      id,
      size: members[index]?.length ?? 0,
      members: members[index] ?? [],
      centre: [centres[2 * index] ?? 0, centres[2 * index + 1] ?? 0] as const,
      representative: representative[index] ?? [],
      votes: matrix.statements.map((_, column) => byGroup[index]?.of(column) ?? noVotes),
    }))
    .sort((a, b) => a.id - b.id);
}

const noVotes: VoteCounts = { agree: 0, disagree: 0, pass: 0 };

/** From the votes of those who are in, as the map is. */
function prioritiesOf(
  matrix: VoteMatrix,
  byGroup: readonly StatementCounts[],
  extremities: Float64Array,
): WeightedStatement[] {
  return matrix.statements.flatMap((statement, column) => {
    const kind = matrix.kindOfColumn(column);
    if (kind === 'rejected') return [];
    const counts = byGroup.reduce((sum, each) => sumOf(sum, each.of(column)), noVotes);
    return [{ statement, weight: priorityOf(counts, extremities[column] ?? 0, kind) }];
  });
}
