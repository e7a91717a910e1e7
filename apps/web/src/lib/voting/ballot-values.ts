import type { VoteOptionView } from '@openhall/contracts/voting';
import type { BallotContent, BallotForm } from '@openhall/domain/voting';

/** A ballot as the fields of a form hold it: what was typed, right or wrong. */
export interface BallotValues {
  abstain: boolean;
  picks: string[];
  points: Record<string, string>;
  ranks: Record<string, string>;
}

/** What the fields say that no ballot can say. `options`: the ids it is about. */
export interface UnreadableValues {
  problem: 'points_not_whole' | 'same_rank';
  options: string[];
}

export const emptyValues: BallotValues = { abstain: false, picks: [], points: {}, ranks: {} };

/** The fields of a ballot that is there already. */
export function valuesOf(ballot: BallotContent | null): BallotValues {
  if (ballot === null) return emptyValues;
  if ('abstain' in ballot) return { ...emptyValues, abstain: true };
  if ('picks' in ballot) return { ...emptyValues, picks: [...ballot.picks] };
  if ('ranks' in ballot) {
    const ranks = ballot.ranks.map((id, place) => [id, String(place + 1)] as const);
    return { ...emptyValues, ranks: Object.fromEntries(ranks) };
  }
  const points = Object.entries(ballot.points).map(([id, value]) => [id, String(value)] as const);
  return { ...emptyValues, points: Object.fromEntries(points) };
}

/** What was sent. */
export function valuesIn(form: FormData): BallotValues {
  const under = (prefix: string) =>
    Object.fromEntries(
      [...form]
        .filter(([name, value]) => name.startsWith(prefix) && typeof value === 'string' && value !== '')
        .map(([name, value]) => [name.slice(prefix.length), String(value).trim()]),
    );
  return {
    abstain: form.get('abstain') === 'on',
    picks: form.getAll('pick').map(String),
    points: under('points.'),
    ranks: under('rank.'),
  };
}

/** The fields that carry a ballot to the next page, as names and values. */
export function fieldsOf(values: BallotValues): { name: string; value: string }[] {
  if (values.abstain) return [{ name: 'abstain', value: 'on' }];
  const named = (prefix: string, all: Record<string, string>) =>
    Object.entries(all).map(([id, value]) => ({ name: prefix + id, value }));
  return [
    ...values.picks.map((value) => ({ name: 'pick', value })),
    ...named('points.', values.points),
    ...named('rank.', values.ranks),
  ];
}

/** The ballot that the fields mean. Ranks with gaps close up: 2 and 5 are a first and a second choice. */
export function ballotOf(
  values: BallotValues,
  form: BallotForm,
): { ballot: BallotContent } | UnreadableValues {
  if (values.abstain) return { ballot: { abstain: true } };
  if (form === 'picks') return { ballot: { picks: values.picks } };
  return form === 'points' ? pointsOf(values.points) : ranksOf(values.ranks);
}

function pointsOf(typed: Record<string, string>): { ballot: BallotContent } | UnreadableValues {
  const points = Object.entries(typed).map(([id, text]) => [id, Number(text)] as const);
  const bad = points.filter(([, value]) => !Number.isSafeInteger(value) || value < 0).map(([id]) => id);
  if (bad.length > 0) return { problem: 'points_not_whole', options: bad };
  return { ballot: { points: Object.fromEntries(points.filter(([, value]) => value > 0)) } };
}

function ranksOf(typed: Record<string, string>): { ballot: BallotContent } | UnreadableValues {
  const ranked = Object.entries(typed)
    .map(([id, text]) => ({ id, rank: Number(text) }))
    .filter(({ rank }) => Number.isSafeInteger(rank) && rank > 0)
    .sort((a, b) => a.rank - b.rank);
  const same = ranked.find(({ rank }, place) => ranked[place + 1]?.rank === rank);
  if (same) {
    const options = ranked.filter(({ rank }) => rank === same.rank).map(({ id }) => id);
    return { problem: 'same_rank', options };
  }
  return { ballot: { ranks: ranked.map(({ id }) => id) } };
}

/** What the marked options cost together. */
export function costOf(options: readonly VoteOptionView[], picks: readonly string[]): number {
  return options.filter(({ id }) => picks.includes(id)).reduce((sum, option) => sum + (option.cost ?? 0), 0);
}
