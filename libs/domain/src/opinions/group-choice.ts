import { continuedStarts, firstDistinct, kMeans, middlesOf } from './k-means.js';
import type { Clustering, Points } from './k-means.js';
import { silhouette } from './silhouette.js';

const baseClusters = 100;
const baseSteps = 100;
const groupSteps = 20;
const mostGroups = 5;
const winsToSwitch = 4;

/** How many groups were best lately, and how many are shown. */
export interface GroupCountMemory {
  readonly best: number;
  /** How many times in a row `best` has been best. */
  readonly wins: number;
  readonly shown: number;
}

/**
 * The base clusters: up to 100 knots of people who stand close together, so that what follows does not grow with the
 * number of people.
 * @param before the base cluster of each point in the last result, -1 if in none; null for the first result
 */
export function baseClustersOf(points: Points, before: Int32Array | null): Clustering {
  return kMeans(points, null, startsFor(points, points, before, baseClusters), baseSteps);
}

/**
 * The base clusters gathered into k groups; each base cluster weighs as much as it has people.
 * @param points where people stand
 * @param before the group of each point in the last result with the same k, -1 if in none; null for the first
 */
export function groupingOf(
  points: Points,
  base: Clustering,
  before: Int32Array | null,
  k: number,
): Clustering {
  const weights = new Float64Array(base.centres.length / 2);
  for (const knot of base.groupOf) weights[knot] = (weights[knot] ?? 0) + 1;
  return kMeans(base.centres, weights, startsFor(base.centres, points, before, k), groupSteps);
}

/** The numbers of groups that are tried: from 2 to min(5, 2 + floor(base clusters / 12)). */
export function groupCountsFor(base: Clustering): number[] {
  const most = Math.min(mostGroups, 2 + Math.floor(base.centres.length / 2 / 12));
  return Array.from({ length: most - 1 }, (_, index) => index + 2);
}

/**
 * The number of groups with the highest mean silhouette, the smaller of equal ones. In a running conversation another
 * number is shown only once it has won 4 times in a row.
 */
export function chooseGroupCount(
  base: Clustering,
  groupings: ReadonlyMap<number, Clustering>,
  memory: GroupCountMemory | null,
): GroupCountMemory {
  let best = 0;
  let highest = -Infinity;
  for (const [k, grouping] of groupings) {
    const value = silhouette(base.centres, grouping);
    if (value > highest) [best, highest] = [k, value];
  }
  const wins = memory !== null && memory.best === best ? memory.wins + 1 : 1;
  const keeps = memory !== null && wins < winsToSwitch && groupings.has(memory.shown);
  return { best, wins, shown: keeps ? memory.shown : best };
}

function startsFor(points: Points, people: Points, before: Int32Array | null, k: number): Points {
  const count = before === null ? 0 : Math.max(-1, ...new Set(before)) + 1;
  if (before === null || count === 0) return firstDistinct(points, k);
  return continuedStarts(points, middlesOf(people, before, count), k);
}
