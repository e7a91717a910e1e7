import type { PollResults, PollView } from '@openhall/contracts/townhall';

export interface ResultRow {
  id: string;
  label: string;
  count: number;
  /** First places, of a ranking. */
  first: number | null;
}

/** The results of a poll line by line: options as they stand, values from low to high, rankings and words by number. */
export function resultRows(
  poll: Pick<PollView, 'kind' | 'options' | 'scale'>,
  { counts, firsts, words }: PollResults,
): ResultRow[] {
  if (poll.kind === 'words') {
    return (words ?? []).map(({ text, count }) => ({ id: text, label: text, count, first: null }));
  }
  if (poll.kind === 'scale' && poll.scale) {
    const { min, max, minLabel, maxLabel } = poll.scale;
    return Array.from({ length: max - min + 1 }, (_, step) => {
      const value = String(min + step);
      const meaning = step === 0 ? minLabel : min + step === max ? maxLabel : '';
      const label = meaning ? `${value} – ${meaning}` : value;
      return { id: value, label, count: counts[value] ?? 0, first: null };
    });
  }
  const rows = poll.options.map(({ id, label }) => ({
    id,
    label,
    count: counts[id] ?? 0,
    first: firsts?.[id] ?? null,
  }));
  return poll.kind === 'ranking' ? rows.sort((a, b) => b.count - a.count) : rows;
}

/** The mean of a scale to one decimal; null without answers. */
export function average({ counts }: PollResults): number | null {
  let sum = 0;
  let answers = 0;
  for (const [value, count] of Object.entries(counts)) {
    sum += Number(value) * count;
    answers += count;
  }
  return answers === 0 ? null : Math.round((sum / answers) * 10) / 10;
}
