import type { Components } from './components.js';
import { baseClustersOf, chooseGroupCount, groupCountsFor, groupingOf } from './group-choice.js';
import type { GroupCountMemory } from './group-choice.js';
import { groupIds } from './group-identity.js';
import type { ShownGroups } from './group-identity.js';
import type { Clustering, Points } from './k-means.js';
import type { VoteMatrix } from './vote-matrix.js';

/** What an update hands to the next: plain arrays, by rows and columns of the same matrix; structured clone takes it. */
export interface OpinionMemory {
  readonly components: Components;
  readonly baseOf: Int32Array;
  /** For each number of groups the group of each row, -1 if in none. */
  readonly groupings: ReadonlyMap<number, Int32Array>;
  readonly groupCount: GroupCountMemory | null;
  readonly shown: ShownGroups;
}

/** Everybody who is in, in groups. */
export interface GroupedMap {
  /** The group of each row as an index into `ids`, -1 if in none. */
  groupOf: Int32Array;
  ids: number[];
  centres: Points;
  memory: Omit<OpinionMemory, 'components'>;
}

/**
 * Gathers the people who are in: into base clusters, these into each number of groups that is tried, and chooses one.
 * @param fixed so many groups, or null for the best number
 */
export function groupPeople(
  matrix: VoteMatrix,
  positions: Points,
  fixed: number | null,
  last: OpinionMemory | null,
): GroupedMap {
  const rows = matrix.participants.map((_, row) => row).filter((row) => matrix.isIncluded(row));
  const points = new Float64Array(2 * rows.length);
  rows.forEach((row, i) => points.set(positions.subarray(2 * row, 2 * row + 2), 2 * i));
  const before = (groupOf: Int32Array | undefined): Int32Array | null =>
    groupOf === undefined ? null : Int32Array.from(rows, (row) => groupOf[row] ?? -1);
  const spread = (groupOfPoint: (i: number) => number): Int32Array => {
    const groupOf = new Int32Array(matrix.participants.length).fill(-1);
    rows.forEach((row, i) => (groupOf[row] = groupOfPoint(i)));
    return groupOf;
  };
  const base = baseClustersOf(points, before(last?.baseOf));
  const counts = fixed === null ? groupCountsFor(base) : [fixed];
  const groupings = new Map<number, Clustering>(
    counts.map((k) => [k, groupingOf(points, base, before(last?.groupings.get(k)), k)]),
  );
  const byRow = new Map(
    [...groupings].map(([k, { groupOf }]) => [k, spread((i) => groupOf[base.groupOf[i] ?? -1] ?? -1)]),
  );
  const chosen = fixed === null ? chooseGroupCount(base, groupings, last?.groupCount ?? null) : null;
  const shownCount = chosen?.shown ?? fixed ?? 0;
  const centres = groupings.get(shownCount)?.centres ?? new Float64Array(0);
  const groupOf = byRow.get(shownCount) ?? spread(() => -1);
  const ids = groupIds(groupOf, centres.length / 2, last?.shown ?? null, (row) => matrix.arrivalOf(row));
  return {
    groupOf,
    ids,
    centres,
    memory: {
      baseOf: spread((i) => base.groupOf[i] ?? -1),
      groupings: byRow,
      groupCount: chosen ?? last?.groupCount ?? null,
      shown: groupOf.map((index) => ids[index] ?? -1),
    },
  };
}
