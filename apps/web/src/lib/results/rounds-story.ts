import { m } from '@openhall/messages/catalogue';
import { amount } from '../reader.svelte.js';
import type { RunoffAccount } from './account.js';
import type { BarLine } from './Bars.svelte';
import { decimal, listed, rounded, type Titles } from './result-words.js';

type Round = RunoffAccount['rounds'][number];

/** One round: its bars, and what happened at its end in words. */
export interface RoundStory {
  round: number;
  lines: BarLine[];
  threshold: number;
  sentences: string[];
}

/** The rounds of a run-off as pictures and words. */
export function roundStories({ rounds }: RunoffAccount, title: Titles): RoundStory[] {
  const electedSoFar = new Set<string>();
  return rounds.map((round, place) => {
    const before = rounds[place - 1];
    for (const option of round.elected) electedSoFar.add(option);
    const lines = Object.entries(round.tally)
      .map(([id, votes]) => lineOf(id, Number(votes), before, round, electedSoFar, title))
      .sort((a, b) => b.value - a.value);
    return {
      round: round.round,
      lines,
      threshold: Number(round.threshold),
      sentences: sentencesOf(round, title),
    };
  });
}

function lineOf(
  id: string,
  value: number,
  before: Round | undefined,
  round: Round,
  elected: ReadonlySet<string>,
  title: Titles,
): BarLine {
  const gained = before ? Math.max(0, value - Number(before.tally[id] ?? value)) : 0;
  const notes = [
    ...(gained > 0 ? [m.result_round_gained({ count: rounded(gained) })] : []),
    ...(round.eliminated.includes(id) ? [m.result_round_out()] : []),
  ];
  return {
    id,
    label: title(id),
    value,
    shown: decimal(value),
    won: elected.has(id),
    gained,
    ...(notes.length > 0 ? { note: notes.join(' ') } : {}),
  };
}

function sentencesOf(round: Round, title: Titles): string[] {
  const said: string[] = [];
  if (round.elected.length > 0)
    said.push(
      m.result_round_elected({ count: round.elected.length, options: listed(round.elected.map(title)) }),
    );
  if (round.eliminated.length > 0)
    said.push(
      m.result_round_eliminated({
        count: round.eliminated.length,
        options: listed(round.eliminated.map(title)),
      }),
    );
  for (const { from, because, to, exhausted } of round.transfers) {
    const moved = Object.entries(to)
      .filter(([, votes]) => Number(votes) > 0)
      .sort(([, a], [, b]) => Number(b) - Number(a))
      .map(([id, votes]) => m.result_round_to({ votes: decimal(votes), option: title(id) }));
    if (Number(exhausted) > 0) moved.push(m.result_round_to_nobody({ votes: decimal(exhausted) }));
    if (moved.length === 0) continue;
    const words = because === 'elected' ? m.result_round_surplus : m.result_round_transfer;
    said.push(words({ option: title(from), parts: moved.join('; ') }));
  }
  return said;
}

/** The rounds as a table: a row for each option, a column for each round. */
export function roundTable(account: RunoffAccount, title: Titles): { head: string[]; rows: string[][] } {
  const { rounds } = account;
  const options = Object.keys(rounds[0]?.tally ?? {});
  const inactive = rounds.map(({ inactive: all }) =>
    Object.values(all).reduce((sum, votes) => sum + Number(votes), 0),
  );
  return {
    head: [m.result_option(), ...rounds.map(({ round }) => m.result_round({ round: amount(round) }))],
    rows: [
      ...options.map((id) => [
        title(id),
        ...rounds.map(({ tally }) => (tally[id] === undefined ? '–' : decimal(tally[id]))),
      ]),
      [m.result_exhausted(), ...inactive.map(decimal)],
      [m.result_threshold(), ...rounds.map(({ threshold }) => decimal(threshold))],
    ],
  };
}
