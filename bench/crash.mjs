import { crashRounds } from '../apps/api/test/crash/crash-rounds.mjs';
import { doubleClicks } from '../apps/api/test/crash/double-clicks.mjs';
import { inFreshDirectory } from './place.mjs';
import { row } from './report.mjs';

export const needs = ['api'];

const clicks = 10_000;

function problemsRow(measure, problems) {
  for (const problem of problems) console.log(`  ${problem}`);
  return row(measure, [{ name: 'problems', value: problems.length, unit: '' }], { value: 0, at: 'most' });
}

/** Kills under load, as often as asked (25 times), and commands sent twice at once. */
export async function measure({ count: rounds = 25 }) {
  const seed = Number(process.env.CRASH_SEED ?? Date.now() % 2 ** 31);
  console.log(`CRASH_SEED=${seed}`);
  const onRound = ({ round, after, retried, acknowledged }) =>
    console.log(
      `  round ${round}: killed after ${Math.round(after)} ms, ${retried} sent again, ${acknowledged} acknowledged`,
    );
  const crash = await inFreshDirectory((directory) => crashRounds(directory, { rounds, seed, onRound }));
  const double = await inFreshDirectory((directory) => doubleClicks(directory, { count: clicks, seed }));
  return [
    problemsRow(
      `${rounds} kills, ${crash.acknowledged} acknowledged writes, ${crash.cutOff} cut off`,
      crash.problems,
    ),
    problemsRow(`${double.commands} double clicks`, double.problems),
  ];
}
