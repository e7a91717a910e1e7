import type { OptionRow } from './plan-values.js';

const blank: OptionRow = { id: '', title: '', description: '', cost: '', proposalId: '' };

/** The options in another arrangement: `add`, or `up`, `down`, `remove` with a place, e.g. `up:2`. */
export function arrangedOptions(rows: readonly OptionRow[], wish: string): OptionRow[] {
  const [act, place] = wish.split(':');
  const at = Number(place);
  if (act === 'add') return [...rows, blank];
  if (act === 'remove') return rows.filter((_, index) => index !== at);
  const other = act === 'up' ? at - 1 : at + 1;
  const [row, neighbour] = [rows[at], rows[other]];
  if (!row || !neighbour) return [...rows];
  return rows.map((same, index) => (index === at ? neighbour : index === other ? row : same));
}

/** The options with these proposals after them; those that are there already stay once. */
export function withProposals(
  rows: readonly OptionRow[],
  proposals: readonly { id: string; title: string }[],
): OptionRow[] {
  const there = new Set(rows.map(({ proposalId }) => proposalId));
  const written = rows.filter(({ title }) => title.trim() !== '');
  const added = proposals
    .filter(({ id }) => !there.has(id))
    .map(({ id, title }) => ({ ...blank, title, proposalId: id }));
  return [...written, ...added];
}

/** At least so many rows to write into. */
export function atLeast(rows: readonly OptionRow[], count: number): OptionRow[] {
  return [...rows, ...Array.from({ length: Math.max(0, count - rows.length) }, () => blank)];
}
