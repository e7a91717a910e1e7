import type { Rational } from '../rational.js';
import type { BudgetBallot } from './election.js';
import type { PabulibElection } from './pabulib-format.js';

/**
 * Writes an election in Pabulib's `.pb` format, so that `readPabulib` gives the same election. Project ids must be free
 * of commas, as the format demands; equal ballots become as many rows. Throws RangeError for ids that the format cannot
 * hold and costs with more than six decimals.
 */
export function writePabulib(election: PabulibElection): string {
  const { projects, selected, voteType } = election;
  const rows = election.ballots.flatMap((ballot, place) =>
    ballotRows(ballot, election.voters[place] ?? `${place + 1}`),
  );
  const stated = new Map(election.meta.map(({ key, value }) => [key, value]));
  stated.set('num_projects', `${projects.length}`).set('num_votes', `${rows.length}`);
  stated.set('budget', decimal(election.budget)).set('vote_type', voteType);
  const withPoints = voteType !== 'approval' && voteType !== 'choose-1';
  return [
    ['META'],
    ['key', 'value'],
    ...stated,
    ['PROJECTS'],
    ['project_id', 'cost', 'name', ...(selected ? ['selected'] : [])],
    ...projects.map(({ id, cost, name }) => [
      checkedId(id),
      decimal(cost),
      name,
      ...(selected ? [selected.includes(id) ? '1' : '0'] : []),
    ]),
    ['VOTES'],
    ['voter_id', 'vote', ...(withPoints ? ['points'] : [])],
    ...rows.map((row) => (withPoints ? row : row.slice(0, 2))),
  ]
    .map((fields) => `${fields.map(quoted).join(';')}\n`)
    .join('');
}

function ballotRows({ count, points }: BudgetBallot, voter: string): string[][] {
  const entries = Object.entries(points).sort(([, a], [, b]) => b - a);
  const vote = entries.map(([id]) => id).join(',');
  const given = entries.map(([, value]) => `${value}`).join(',');
  const name = (index: number) => (count === 1 ? voter : `${voter}-${index + 1}`);
  return Array.from({ length: count }, (_, index) => [name(index), vote, given]);
}

function checkedId(id: string): string {
  if (id === '' || id !== id.trim() || id.includes(','))
    throw new RangeError(`not a Pabulib project id: ${id}`);
  return id;
}

function decimal(amount: Rational): string {
  const text = amount.toDecimal(6);
  const [whole, decimals] = text.split('.') as [string, string];
  if (10n ** 6n % amount.denominator !== 0n)
    throw new RangeError(`more than six decimals: ${amount.toString()}`);
  const significant = decimals.replace(/0+$/, '');
  return significant === '' ? whole : `${whole}.${significant}`;
}

function quoted(field: string): string {
  return /[;"\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
