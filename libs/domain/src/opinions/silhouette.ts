import type { Clustering, Points } from './k-means.js';

/**
 * How clearly points fall into their groups, from -1 to 1: the mean over the points of (b − a) / max(a, b), a being the
 * mean distance to the others of one's own group and b that to the nearest other group; 0 for who is alone in a group,
 * and where there is one group only.
 *
 * Source: P. Rousseeuw, "Silhouettes" (1987). Quadratic: meant for the at most 100 base centres.
 */
export function silhouette(points: Points, { centres, groupOf }: Clustering): number {
  const count = centres.length / 2;
  if (count < 2) return 0;
  const sizes = new Float64Array(count);
  for (const group of groupOf) sizes[group] = (sizes[group] ?? 0) + 1;
  let total = 0;
  for (let i = 0; i < groupOf.length; i += 1) total += silhouetteOf(i, points, groupOf, sizes);
  return total / groupOf.length;
}

function silhouetteOf(i: number, points: Points, groupOf: Int32Array, sizes: Float64Array): number {
  const own = groupOf[i] ?? 0;
  if ((sizes[own] ?? 0) < 2) return 0;
  const sums = new Float64Array(sizes.length);
  for (let other = 0; other < groupOf.length; other += 1) {
    const dx = (points[2 * i] ?? 0) - (points[2 * other] ?? 0);
    const dy = (points[2 * i + 1] ?? 0) - (points[2 * other + 1] ?? 0);
    const group = groupOf[other] ?? 0;
    sums[group] = (sums[group] ?? 0) + Math.hypot(dx, dy);
  }
  const a = (sums[own] ?? 0) / ((sizes[own] ?? 0) - 1);
  let b = Infinity;
  for (let group = 0; group < sizes.length; group += 1) {
    if (group !== own) b = Math.min(b, (sums[group] ?? 0) / (sizes[group] ?? 1));
  }
  const most = Math.max(a, b);
  return most > 0 ? (b - a) / most : 0;
}
