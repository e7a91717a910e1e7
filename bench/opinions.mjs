import { pathToFileURL } from 'node:url';
import { cores, start } from './processes.mjs';
import { row, summary } from './report.mjs';

export const needs = ['libs'];

const size = { people: 10_000, statements: 300, votes: 1_000_000, later: 100 };
const rounds = 5;
const stances = ['agree', 'disagree', 'pass'];

/** Numbers from 0 to 1 that look random and are the same in every run. */
function chanceFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return ((state >>> 8) & 0xff_ffff) / 0x100_0000;
  };
}

/** Votes of four camps that lean each their own way, 3 numbers a vote: person, statement, stance. */
function votesOf({ people, statements, votes }) {
  const chance = chanceFrom(7);
  const leaning = Float64Array.from({ length: 4 * statements }, chance);
  const log = new Int32Array(3 * votes);
  for (let at = 0; at < log.length; at += 3) {
    const person = Math.floor(chance() * people);
    const statement = Math.floor(chance() * statements);
    const agrees = chance() < leaning[(person % 4) * statements + statement];
    log.set([person, statement, chance() < 0.1 ? 2 : agrees ? 0 : 1], at);
  }
  return log;
}

function timed(work) {
  const began = performance.now();
  const result = work();
  return { result, took: performance.now() - began };
}

/** The whole of it, in a process that has done nothing else: milliseconds and megabytes. */
async function measureHere(votes) {
  const { analyseOpinions, VoteMatrix } = await import('@openhall/domain/opinions');
  const log = votesOf({ ...size, votes: votes + rounds * size.later });
  const before = process.resourceUsage().maxRSS;
  const matrix = new VoteMatrix();
  const vote = (from, to) => {
    for (let at = 3 * from; at < 3 * to; at += 3)
      matrix.vote(`p${log[at]}`, `s${log[at + 1]}`, stances[log[at + 2]]);
  };
  for (let id = 0; id < size.statements; id += 1) matrix.addStatement(`s${id}`);
  const replay = timed(() => vote(0, votes)).took;
  // The first run of a process is the one that counts: a worker that wakes up has compiled nothing yet.
  let last = timed(() => analyseOpinions(matrix));
  const scratch = last.took;
  const updates = [];
  for (let round = 0; round < rounds; round += 1) {
    vote(votes + round * size.later, votes + (round + 1) * size.later);
    last = timed(() => analyseOpinions(matrix, { last: last.result.memory }));
    updates.push(last.took);
  }
  const memory = (process.resourceUsage().maxRSS - before) / 1024;
  return { replay, scratch, updates, memory };
}

/** Opinion groups of a large conversation, from scratch and after some more votes; each run in a fresh process. */
export async function measure({ count: votes = size.votes }) {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    const running = await start(cores.server, [import.meta.filename, String(votes)]);
    runs.push(running.message);
    await running.stop();
  }
  const arm = (name, values, unit) => {
    const range = summary(values);
    return { name, value: range.median, unit, range };
  };
  const each = (name) => runs.map((run) => run[name]);
  const conversation = `${votes.toLocaleString('en')} votes, ${size.people.toLocaleString('en')} × ${size.statements}`;
  const updates = runs.flatMap((run) => run.updates);
  return [
    row(`opinion groups from scratch: ${conversation}`, [arm('analysis', each('scratch'), 'ms')], {
      value: 5_000,
      at: 'most',
    }),
    row('opinion groups: reading the votes in', [arm('replay', each('replay'), 'ms')]),
    row(`opinion groups after ${size.later} more votes`, [arm('analysis', updates, 'ms')], {
      value: 1_000,
      at: 'most',
    }),
    row('opinion groups: memory at the most', [arm('above an idle process', each('memory'), 'MB')], {
      value: 256,
      at: 'most',
    }),
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1]).href && process.send) {
  process.send(await measureHere(Number(process.argv[2])));
  process.disconnect();
}
