import { getLocale, m } from '@openhall/messages/catalogue';
import type { VoteOptionView } from '@openhall/contracts/voting';
import type { TallyTie, ToldResult } from './account.js';

/** What options are called. */
export type Titles = (id: string) => string;

export function titlesOf(options: readonly Pick<VoteOptionView, 'id' | 'title'>[]): Titles {
  const titles = new Map(options.map(({ id, title }) => [id, title]));
  return (id) => titles.get(id) ?? id;
}

/** Names in a row: `A, B and C`. */
export function listed(names: readonly string[]): string {
  return new Intl.ListFormat(getLocale(), { type: 'conjunction' }).format(names.map((name) => `“${name}”`));
}

/** A number with at most two decimals, as the reader writes it. */
export function decimal(value: number | string): string {
  return new Intl.NumberFormat(getLocale(), { maximumFractionDigits: 2 }).format(Number(value));
}

/** A number with at most two decimals, to be written in a sentence that has a plural. */
export function rounded(value: number | string): number {
  return Math.round(Number(value) * 100) / 100;
}

/** A part of a whole in percent. */
export function percent(part: number, whole: number): string {
  const share = whole === 0 ? 0 : part / whole;
  return new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 1 }).format(share);
}

/** The sentence on how close it was. A bound is called one. */
export function marginSentence(margin: NonNullable<ToldResult['margin']>): string {
  const { ballots, kind } = margin;
  if (ballots === null) return m.result_margin_none();
  if (kind === 'exact') return m.result_margin_exact({ count: ballots });
  return kind === 'upper-bound'
    ? m.result_margin_upper({ count: ballots })
    : m.result_margin_lower({ count: ballots });
}

const marginReasons: Record<string, () => string> = {
  overtaking: m.result_margin_by_overtaking,
  search: m.result_margin_by_search,
  'bounds-meet': m.result_margin_by_bounds,
  constructed: m.result_margin_by_construction,
  'no-smaller': m.result_margin_by_no_smaller,
};

/** How the margin was found; '' where nothing is to be said. */
export function marginReason(margin: NonNullable<ToldResult['margin']>): string {
  return marginReasons[margin.explanation]?.() ?? '';
}

const abouts: Record<string, (said: { round: number; options: string }) => string> = {
  election: m.result_tie_election,
  elimination: m.result_tie_elimination,
  selection: m.result_tie_selection,
  ranking: m.result_tie_ranking,
};
const rules: Record<string, (said: { chosen: string }) => string> = {
  'previous-rounds': m.result_tie_by_previous_rounds,
  'option-order': m.result_tie_by_option_order,
  lot: m.result_tie_by_lot,
  undeclared: m.result_tie_by_undeclared,
};

/** A tie, how it was broken, and whether that decided anything. */
export function tieSentences(tie: TallyTie, title: Titles): string[] {
  const options = listed(tie.options.map(title));
  const chosen = listed(tie.chosen.map(title));
  const broken = tie.chosen.length === 0 ? m.result_tie_nobody() : rules[tie.brokenBy]?.({ chosen });
  const said = [abouts[tie.about]?.({ round: tie.round, options }), broken];
  const weight =
    tie.decisive === true
      ? m.result_tie_decisive()
      : tie.decisive === false
        ? m.result_tie_not_decisive()
        : m.result_tie_unknown();
  return [...said.filter((sentence) => sentence !== undefined), weight];
}
