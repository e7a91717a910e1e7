import BetterSqlite3 from 'better-sqlite3';
import { row, summary } from '../report.mjs';
import { askAbout, isValid } from './asking.mjs';

const milliseconds = 10_000;
const questions = 20;
const late = 400;
/** One in so many people upvotes in the naive arm. */
const naivePart = 10;

function percentile(values, part) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * part) - 1)];
}

function upvotesIn(file) {
  const database = new BetterSqlite3(file, { readonly: true });
  const count = database.prepare('SELECT COUNT(*) FROM townhall_upvote').pluck().get();
  database.close();
  return count;
}

/** Everybody upvotes one question; the earlier questions get more. */
function choices(asked, people) {
  const chosen = Array.from(
    { length: people },
    (_, person) => asked[Math.floor(((person % 97) / 97) ** 2 * asked.length)],
  );
  const expected = {};
  for (const { number } of chosen) expected[number] = (expected[number] ?? 0) + 1;
  return { chosen, expected };
}

function assertAll(name, { byStatus, gone }, people) {
  if (byStatus[200] === people && Object.keys(byStatus).length === 1 && gone === 0) return;
  throw new Error(`${name}: of ${people} upvotes ${JSON.stringify(byStatus)}; ${gone} sockets are gone`);
}

/** The product: every upvote durable and on every screen. */
async function productOnce({ crowd, server, hall, file, people, round }) {
  const asked = await hall.ask(questions, `Round ${round} question`);
  const { chosen, expected } = choices(asked, people);
  const before = upvotesIn(file);
  // What the questions set going is over.
  await new Promise((resolve) => setTimeout(resolve, 4_000));
  for (const ask of ['delay', 'slowestWrite']) await askAbout(server, { ask });
  const cpu = await askAbout(server, { ask: 'cpu' });
  const paths = chosen.map(({ id }) => `${hall.path}/questions/${id}/upvote`);
  const outcome = await askAbout(crowd, { task: 'burst', group: 'Openhall', paths, milliseconds, expected });
  const used = (await askAbout(server, { ask: 'cpu' })) - cpu;
  assertAll('Openhall', outcome, people);
  const rows = upvotesIn(file) - before;
  if (rows !== people) throw new Error(`Openhall: ${people} upvotes were acknowledged, ${rows} are there`);
  const dark = outcome.seenAfter.filter((after) => after === null).length;
  if (dark > 0) throw new Error(`Openhall: ${dark} screens never showed the last numbers`);
  const seen = percentile(outcome.seenAfter, 0.99);
  const commit = await askAbout(server, { ask: 'slowestWrite' });
  const { p99 } = await askAbout(server, { ask: 'delay' });
  return {
    share: outcome.share,
    value: { used, seen, commit, over: seen - commit, p99, answered: outcome.slowest },
  };
}

/**
 * The naive arm: each upvote is told to everybody as it comes. Told so often it would take minutes, and the client more than
 * its core, so that only a part of the people upvote; each of their upvotes goes to all, and costs what it costs.
 */
async function naiveOnce({ crowd, server, hall, people, round }) {
  const voters = Math.ceil(people / naivePart);
  const before = await askAbout(server, { ask: 'rows' });
  const paths = Array.from(
    { length: voters },
    (_, person) => `${hall.path}/questions/round-${round}-${person % questions}/upvote`,
  );
  const cpu = await askAbout(server, { ask: 'cpu' });
  const options = { paths, milliseconds, messages: voters, patience: 60_000 };
  const outcome = await askAbout(crowd, { task: 'burst', group: 'naive', ...options });
  const used = (await askAbout(server, { ask: 'cpu' })) - cpu;
  assertAll('naive', outcome, voters);
  const rows = (await askAbout(server, { ask: 'rows' })) - before;
  if (rows !== voters || outcome.messages !== voters * people)
    throw new Error(`naive: ${rows} rows and ${outcome.messages} messages of ${voters} upvotes`);
  return { share: outcome.share, value: { used: (used / voters) * people } };
}

/** A burst of one upvote from each person within ten seconds. */
export async function votes({ crowd, hall, file, people, rounds, product, naive }) {
  const ours = [];
  const theirs = [];
  for (let round = 0; round < rounds; round += 1) {
    const mine = await productOnce({ crowd, server: product, hall, file, people, round });
    if (isValid(`Openhall, burst ${round + 1}`, mine.share)) ours.push(mine.value);
    const other = await naiveOnce({ crowd, server: naive, hall, people, round });
    if (isValid(`naive, burst ${round + 1}`, other.share)) theirs.push(other.value);
  }
  if (ours.length === 0) throw new Error('No burst of the product counts');
  const arm = (name, values, unit) => {
    const range = summary(values);
    return { name, value: range.median, unit, range };
  };
  const of = (list, kind) => list.map((each) => each[kind]);
  const burst = `burst of ${people} upvotes in 10 s, all durable`;
  const cpu = arm(
    'Openhall',
    of(ours, 'used').map((used) => used / 1_000),
    's',
  );
  const rows = [
    row(
      `${burst}: last numbers on screen (p99) beyond the slowest commit`,
      [arm('Openhall', of(ours, 'over'), 'ms')],
      {
        ...{ value: late, at: 'most' },
      },
    ),
    row('… slowest commit', [arm('Openhall', of(ours, 'commit'), 'ms')]),
    row('… slowest answer', [arm('Openhall', of(ours, 'answered'), 'ms')]),
    row('… event-loop delay p99', [arm('Openhall', of(ours, 'p99'), 'ms')]),
  ];
  if (theirs.length === 0)
    return [...rows, { measure: '… server CPU', arms: [cpu], skipped: 'every naive run was void' }];
  const naiveCpu = arm(
    `naive (a ${naivePart}th of the upvotes, × ${naivePart})`,
    of(theirs, 'used').map((used) => used / 1_000),
    's',
  );
  return [...rows, row('… server CPU, naive beside ours', [naiveCpu, cpu], { ratio: 20, at: 'least' })];
}
