import { pathToFileURL } from 'node:url';
import { cores, start } from './processes.mjs';
import { row, summary } from './report.mjs';

export const needs = ['libs'];

const rounds = 3;
const runoff = { ballots: 100_000, options: 10, seats: 3 };
const budget = { voters: 10_000, projects: 100 };

/** Numbers from 0 to 1 that look random and are the same in every run. */
function chanceFrom(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return ((state >>> 8) & 0xff_ffff) / 0x100_0000;
  };
}

/** Rankings of some of the options, the earlier ones liked a little more; hardly two alike. */
function rankedElection(ballots) {
  const chance = chanceFrom(11);
  const options = Array.from({ length: runoff.options }, (_, index) => `option ${index + 1}`);
  const ranking = () => {
    const order = options
      .map((option, index) => ({ option, key: chance() + index / 40 }))
      .sort((a, b) => a.key - b.key);
    return order.slice(0, 1 + Math.floor(chance() * options.length)).map(({ option }) => [option]);
  };
  return { options, ballots: Array.from({ length: ballots }, () => ({ count: 1, ranks: ranking() })) };
}

/** Voters who approve one project in ten, the earlier ones more often; the budget is a fifth of all costs. */
function budgetElection(Rational, voters) {
  const chance = chanceFrom(13);
  const costs = Array.from({ length: budget.projects }, () => 1_000 + Math.floor(chance() * 99_000));
  const approved = () =>
    costs.flatMap((_, index) => (chance() < 0.2 * (1 - index / budget.projects) ? [[`p${index}`, 1]] : []));
  return {
    budget: Rational.of(Math.floor(costs.reduce((sum, cost) => sum + cost, 0) / 5)),
    projects: costs.map((cost, index) => ({ id: `p${index}`, name: `p${index}`, cost: Rational.of(cost) })),
    ballots: Array.from({ length: voters }, () => ({ count: 1, points: Object.fromEntries(approved()) })),
  };
}

/** What is counted, by name: prepares its ballots, and gives the count. */
const counts = {
  'instant-runoff': ({ instantRunoff }, ballots) => {
    const election = rankedElection(ballots);
    return () => instantRunoff(election);
  },
  stv: ({ stv }, ballots) => {
    const election = rankedElection(ballots);
    return () => stv(election, { seats: runoff.seats, fractionalQuota: true });
  },
  schulze: ({ schulze }, ballots) => {
    const election = rankedElection(ballots);
    return () => schulze(election);
  },
  'equal-shares': ({ equalShares, Rational }, voters) => {
    const election = budgetElection(Rational, voters);
    return () => equalShares(election);
  },
  'equal-shares-raise': ({ equalShares, Rational }, voters) => {
    const election = budgetElection(Rational, voters);
    return () => equalShares(election, { completion: 'raise' });
  },
};

/** One count, in a process that has only made its ballots: milliseconds and megabytes. */
async function measureHere(name, size) {
  const count = counts[name](await import('@openhall/domain/voting'), size);
  const before = process.resourceUsage().maxRSS;
  const began = performance.now();
  const { winners } = count();
  const took = performance.now() - began;
  if (winners.length === 0) throw new Error(`${name} found no winner`);
  return { took, memory: (process.resourceUsage().maxRSS - before) / 1024 };
}

async function rowsOf(name, title, size) {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    const running = await start(cores.server, [import.meta.filename, name, String(size)]);
    runs.push(running.message);
    await running.stop();
  }
  const arm = (label, values, unit) => {
    const range = summary(values);
    return { name: label, value: range.median, unit, range };
  };
  return row(title, [
    arm(
      'time',
      runs.map(({ took }) => took),
      'ms',
    ),
    arm(
      'memory above the ballots',
      runs.map(({ memory }) => memory),
      'MB',
    ),
  ]);
}

/** Whole counts with their accounts, each run in a fresh process. `count` is the number of ballots. */
export async function measure({ count }) {
  const ballots = count ?? runoff.ballots;
  const voters = count ?? budget.voters;
  const ranked = `${ballots.toLocaleString('en')} ballots, ${runoff.options} options`;
  const shares = `${voters.toLocaleString('en')} voters × ${budget.projects} projects`;
  const rows = [];
  for (const [name, title, size] of [
    ['instant-runoff', `instant run-off: ${ranked}`, ballots],
    ['stv', `STV, ${runoff.seats} seats: ${ranked}`, ballots],
    ['schulze', `Schulze: ${ranked}`, ballots],
    ['equal-shares', `Equal Shares: ${shares}`, voters],
    ['equal-shares-raise', `Equal Shares, raising shares: ${shares}`, voters],
  ]) {
    // Time and memory are no ratio of each other.
    rows.push({ ...(await rowsOf(name, title, size)), ratio: undefined });
  }
  return rows;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href && process.send) {
  const [name, size] = process.argv.slice(2);
  process.send(await measureHere(name, Number(size)));
  process.disconnect();
}
