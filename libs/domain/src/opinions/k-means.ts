/** Points or centres of the map: x and y of number i at 2i and 2i + 1. */
export type Points = Float64Array;

/** Groups of points. Group g has its middle at `centres[2g]`, `centres[2g + 1]`. */
export interface Clustering {
  readonly centres: Points;
  /** The group of each point. */
  readonly groupOf: Int32Array;
}

/** A centre that moves by less than this has come to rest. */
const rest = 0.01;

/**
 * k-means from given starts: each point to its nearest centre, each centre to the weighted mean of its points, until no
 * centre moves by 0.01 or more, or the steps are over. Groups that lose all their points vanish.
 *
 * Source: S. Lloyd, "Least squares quantization in PCM" (1982); the stopping rule after Polis.
 */
export function kMeans(
  points: Points,
  weights: Float64Array | null,
  starts: Points,
  steps: number,
): Clustering {
  let centres = starts;
  let groupOf: Int32Array = new Int32Array(points.length / 2);
  for (let step = 0; step <= steps; step += 1) {
    const next = withoutEmpty(nearest(points, centres), centres.length / 2);
    const moved = meansOf(points, next.groupOf, next.count, weights);
    const isAtRest = next.count === centres.length / 2 && largestMove(centres, moved) < rest;
    centres = moved;
    groupOf = next.groupOf;
    if (isAtRest) break;
  }
  return { centres, groupOf };
}

/** The first k points that are not alike, in the order of the points. */
export function firstDistinct(points: Points, k: number): Points {
  const found: number[] = [];
  const seen = new Set<string>();
  for (let i = 0; i < points.length && found.length < 2 * k; i += 2) {
    const [x = 0, y = 0] = points.subarray(i, i + 2);
    // Adding 0 makes -0 the same point as 0.
    const name = `${x + 0},${y + 0}`;
    if (seen.has(name)) continue;
    seen.add(name);
    found.push(x, y);
  }
  return Float64Array.from(found);
}

/**
 * Starts for going on from an earlier clustering: the centres it has now, alike ones once, and where it has fewer than
 * k, the points that are farthest from all of them, one after the other.
 *
 * Source: the warm start of Polis, which keeps groups what they were.
 */
export function continuedStarts(points: Points, centres: Points, k: number): Points {
  const starts = [...firstDistinct(centres, k)];
  const distances = new Float64Array(points.length / 2).fill(Infinity);
  const approach = (x: number, y: number): void => {
    for (let i = 0; i < distances.length; i += 1) {
      const distance = ((points[2 * i] ?? 0) - x) ** 2 + ((points[2 * i + 1] ?? 0) - y) ** 2;
      if (distance < (distances[i] ?? 0)) distances[i] = distance;
    }
  };
  for (let i = 0; i < starts.length; i += 2) approach(starts[i] ?? 0, starts[i + 1] ?? 0);
  while (starts.length < 2 * k) {
    let farthest = 0;
    for (let i = 1; i < distances.length; i += 1) {
      if ((distances[i] ?? 0) > (distances[farthest] ?? 0)) farthest = i;
    }
    if (!((distances[farthest] ?? 0) > 0)) break;
    const [x = 0, y = 0] = points.subarray(2 * farthest, 2 * farthest + 2);
    starts.push(x, y);
    approach(x, y);
  }
  return Float64Array.from(starts);
}

/** The middle of each group that has points, in the order of the groups; points of group -1 belong to none. */
export function middlesOf(points: Points, groupOf: Int32Array, count: number): Points {
  const full = withoutEmpty(groupOf, count);
  return meansOf(points, full.groupOf, full.count, null);
}

function nearest(points: Points, centres: Points): Int32Array {
  const groupOf = new Int32Array(points.length / 2);
  for (let i = 0; i < groupOf.length; i += 1) {
    const x = points[2 * i] ?? 0;
    const y = points[2 * i + 1] ?? 0;
    let least = Infinity;
    for (let g = 0; g < centres.length; g += 2) {
      const dx = x - (centres[g] ?? 0);
      const dy = y - (centres[g + 1] ?? 0);
      const distance = dx * dx + dy * dy;
      if (distance < least) {
        least = distance;
        groupOf[i] = g / 2;
      }
    }
  }
  return groupOf;
}

/** Numbers the groups anew so that none is empty, in the same order. */
function withoutEmpty(groupOf: Int32Array, count: number): { groupOf: Int32Array; count: number } {
  const sizes = new Int32Array(count);
  for (const group of groupOf) if (group >= 0) sizes[group] = (sizes[group] ?? 0) + 1;
  let used = 0;
  const numbers = sizes.map((size) => (size > 0 ? used++ : -1));
  return { groupOf: used === count ? groupOf : groupOf.map((group) => numbers[group] ?? -1), count: used };
}

function meansOf(points: Points, groupOf: Int32Array, count: number, weights: Float64Array | null): Points {
  const sums = new Float64Array(2 * count);
  const totals = new Float64Array(count);
  for (let i = 0; i < groupOf.length; i += 1) {
    const group = groupOf[i] ?? -1;
    if (group < 0) continue;
    const weight = weights?.[i] ?? 1;
    sums[2 * group] = (sums[2 * group] ?? 0) + weight * (points[2 * i] ?? 0);
    sums[2 * group + 1] = (sums[2 * group + 1] ?? 0) + weight * (points[2 * i + 1] ?? 0);
    totals[group] = (totals[group] ?? 0) + weight;
  }
  return sums.map((sum, at) => sum / (totals[at >> 1] ?? 1));
}

function largestMove(before: Points, after: Points): number {
  let most = 0;
  for (let g = 0; g < before.length; g += 2) {
    const dx = (after[g] ?? 0) - (before[g] ?? 0);
    const dy = (after[g + 1] ?? 0) - (before[g + 1] ?? 0);
    most = Math.max(most, Math.hypot(dx, dy));
  }
  return most;
}
