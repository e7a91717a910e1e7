/**
 * How alike two groupings of the same things are, whatever the groups are called: 1 if they are the same, about 0 if
 * they have nothing to do with each other.
 * Source: L. Hubert and P. Arabie, "Comparing partitions" (1985).
 * @param a the group of each thing in the one grouping; `b` in the other, in the same order
 */
export function adjustedRandIndex(a: readonly unknown[], b: readonly unknown[]): number {
  const ids = (labels: readonly unknown[]): number[] => {
    const known = [...new Set(labels)];
    return labels.map((label) => known.indexOf(label));
  };
  const [left, right] = [ids(a), ids(b)];
  const together = pairsWithin(left.map((group, index) => `${group},${right[index]}`));
  const inA = pairsWithin(left);
  const inB = pairsWithin(right);
  const all = pairs(a.length);
  const expected = all === 0 ? 0 : (inA * inB) / all;
  const most = (inA + inB) / 2;
  return most === expected ? 1 : (together - expected) / (most - expected);
}

function pairsWithin(labels: readonly unknown[]): number {
  const sizes = new Map<unknown, number>();
  for (const label of labels) sizes.set(label, (sizes.get(label) ?? 0) + 1);
  return [...sizes.values()].reduce((sum, size) => sum + pairs(size), 0);
}

function pairs(size: number): number {
  return (size * (size - 1)) / 2;
}
