/** The ranked options in order, out of what the fields hold; options without a rank are left out. */
export function orderIn(ranks: Readonly<Record<string, string>>): string[] {
  return Object.entries(ranks)
    .filter(([, rank]) => Number(rank) > 0)
    .sort(([, a], [, b]) => Number(a) - Number(b))
    .map(([id]) => id);
}

/** The order with an option at a rank from 1, the others moved; rank 0 takes it out. */
export function ranked(order: readonly string[], id: string, rank: number): string[] {
  const others = order.filter((other) => other !== id);
  if (rank < 1) return others;
  return [...others.slice(0, rank - 1), id, ...others.slice(rank - 1)];
}
