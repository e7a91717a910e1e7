import { Option } from 'commander';
import type { Command } from 'commander';
import { Refusal } from './refusal.js';
import { tallyBudget } from './tally/budget-tally.js';
import { tallyPoints } from './tally/points-tally.js';
import { tallyRanking } from './tally/ranking-tally.js';
import { readVotesFile } from './tally/read-file.js';
import type { VotesFile } from './tally/read-file.js';
import { tallyRunoff } from './tally/runoff-tally.js';
import type { Tallied } from './tally/tally-report.js';
import { printable } from './tally/printable.js';
import { addTieRules, checkFit, isPoints, isRanked, methods, wholeFrom } from './tally/tally-request.js';
import type { TallyOptions } from './tally/tally-request.js';

const most = Number.MAX_SAFE_INTEGER;

/** `openhall tally`: counts a file of ballots; no database and no server needed. */
export function tallyCommand(program: Command): void {
  program
    .command('tally')
    .description('count a file of ballots by a declared method, with every step of the count')
    .argument('<file>', 'ballots: .pb (Pabulib), .blt, or .csv with the header count,rank1,rank2,…')
    .addOption(new Option('--method <name>', 'voting method').choices(methods).makeOptionMandatory())
    .addOption(
      new Option('--utility <kind>', 'equal-shares: what a project is worth').choices([
        'cost',
        'cardinality',
      ]),
    )
    .addOption(
      new Option('--completion <kind>', 'equal-shares: what happens with money left over').choices([
        'none',
        'raise',
        'exhaust',
        'greedy',
      ]),
    )
    .option('--minimum-support <n>', 'the smallest tally that can win', wholeFrom(0, most))
    .option('--stop-at-first-unaffordable', 'greedy, phragmen: stop at the first project that does not fit')
    .option('--seats <n>', 'how many win', wholeFrom(1, 10_000))
    .addOption(new Option('--quota <name>', 'stv: quota').choices(['droop', 'hare']))
    .option('--fractional-quota', 'stv: the threshold may be a fraction')
    .option('--decimals <n>', 'stv: decimals of transferred votes (4)', wholeFrom(0, 20))
    .addOption(
      new Option('--overvote <rule>', 'run-offs: a rank with several marks (skip)').choices([
        'skip',
        'exhaust',
      ]),
    )
    .option('--max-skipped-ranks <n>', 'run-offs: more in a row end the ballot', wholeFrom(0, most))
    .option('--batch-elimination', 'run-offs: eliminate together all who cannot catch up')
    .addOption(
      new Option('--unranked <rule>', 'schulze, borda: options left out (last)').choices(['last', 'ignored']),
    )
    .option(
      '--tie <rule>',
      'previous-rounds, option-order or lot; several are tried in the order said',
      addTieRules,
    )
    .option('--seed <text>', 'public text from which the lot is drawn')
    .option('--json', 'print the outcome as JSON')
    .action(run);
}

async function run(path: string, options: TallyOptions): Promise<void> {
  checkFit(options);
  const file = await readVotesFile(path);
  const { report, lines } = count(file, options);
  const title = file.kind === 'ranked' && file.title !== null ? [file.title] : [];
  const text = options.json
    ? [JSON.stringify(report)]
    : [...title, `Method: ${report.method}`, `Winners: ${winnersLine(report.winners)}`, ...lines];
  process.stdout.write(`${text.map(printable).join('\n')}\n`);
}

function winnersLine(winners: readonly string[]): string {
  return winners.length === 0 ? 'nobody' : winners.join('; ');
}

function count(file: VotesFile, options: TallyOptions): Tallied {
  const { method } = options;
  if (isPoints(method)) return tallyPoints(file, method, options);
  if (isRanked(method)) {
    if (file.kind !== 'ranked')
      throw new Refusal(`--method ${method} needs ranked ballots, and this is a budget.`, 2);
    return method === 'instant-runoff' || method === 'stv'
      ? tallyRunoff(file.election, options, file.seats)
      : tallyRanking(file.election, options, file.seats);
  }
  if (file.kind !== 'budget')
    throw new Refusal(`--method ${method} needs a budget (.pb), and these are ranks.`, 2);
  return tallyBudget(file.election, method, options);
}
