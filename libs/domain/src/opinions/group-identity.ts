/** What keeps groups recognisable: the group id of each row that was in one at the last result, -1 for the others. */
export type ShownGroups = Int32Array;

/**
 * Ids for the groups of a new result. A group keeps the id of the earlier group with which it shares most people, the
 * largest overlap first; what is new gets the smallest id that no earlier group had. At first groups are numbered in
 * the order in which their first members came.
 * @param groupOf the new group of each row, -1 if in none
 * @param arrivalOf the how-manieth to come a row was
 */
export function groupIds(
  groupOf: Int32Array,
  count: number,
  last: ShownGroups | null,
  arrivalOf: (row: number) => number,
): number[] {
  const ids = new Array<number>(count).fill(-1);
  const taken = new Set<number>();
  for (const { group, earlier } of overlaps(groupOf, last)) {
    if (ids[group] !== -1 || taken.has(earlier)) continue;
    ids[group] = earlier;
    taken.add(earlier);
  }
  const unavailable = new Set([...taken, ...(last ?? [])]);
  let next = 0;
  for (const group of byFirstMember(groupOf, count, arrivalOf)) {
    if (ids[group] !== -1) continue;
    while (unavailable.has(next)) next += 1;
    ids[group] = next;
    unavailable.add(next);
  }
  return ids;
}

/** Pairs of a new and an earlier group that share people, those that share most first. */
function overlaps(groupOf: Int32Array, last: ShownGroups | null): { group: number; earlier: number }[] {
  const shared = new Map<string, { group: number; earlier: number; people: number }>();
  for (let row = 0; row < Math.min(groupOf.length, last?.length ?? 0); row += 1) {
    const group = groupOf[row] ?? -1;
    const earlier = last?.[row] ?? -1;
    if (group < 0 || earlier < 0) continue;
    const pair = shared.get(`${group},${earlier}`) ?? { group, earlier, people: 0 };
    pair.people += 1;
    shared.set(`${group},${earlier}`, pair);
  }
  return [...shared.values()].sort(
    (a, b) => b.people - a.people || a.earlier - b.earlier || a.group - b.group,
  );
}

function byFirstMember(groupOf: Int32Array, count: number, arrivalOf: (row: number) => number): number[] {
  const first = new Array<number>(count).fill(Infinity);
  groupOf.forEach((group, row) => {
    if (group >= 0) first[group] = Math.min(first[group] ?? Infinity, arrivalOf(row));
  });
  return first.map((_, group) => group).sort((a, b) => (first[a] ?? 0) - (first[b] ?? 0));
}
