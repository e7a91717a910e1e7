import { inBatches } from './batches.js';

/** What a Pabulib file says before its ballots. Money is in whole units; instants in ms since 1970. */
export interface BudgetFile {
  description: string;
  /** Who asked. */
  unit: string;
  language: string;
  rule: string;
  budget: number;
  /** Ballots that mark something. */
  votes: number;
  winners: readonly string[];
  opensAt: number;
  closesAt: number;
  projects: readonly { id: string; title: string; cost: number }[];
}

/** Ballots of a budget as `.pb` (Stolicki, Szufa and Talmon, "Pabulib: a participatory budgeting library", 2020), in constant memory. */
export async function* pabulibText(
  file: BudgetFile,
  ballots: AsyncIterable<readonly string[]>,
): AsyncGenerator<string> {
  const { description, unit, language, rule, budget, votes, projects, winners, opensAt, closesAt } = file;
  const chosen = new Set(winners);
  const meta: [string, string | number][] = [
    ['description', description],
    ['unit', unit],
    ['instance', day(closesAt).slice(0, 4)],
    ['num_projects', projects.length],
    ['num_votes', votes],
    ['budget', budget],
    ['vote_type', 'approval'],
    ['rule', rule],
    ['date_begin', day(opensAt)],
    ['date_end', day(closesAt)],
    ['language', language],
  ];
  yield lines([['META'], ['key', 'value'], ...meta]);
  yield lines([
    ['PROJECTS'],
    ['project_id', 'cost', 'name', 'selected'],
    ...projects.map(({ id, cost, title }) => [id, cost, title, chosen.has(id) ? 1 : 0]),
  ]);
  yield lines([['VOTES'], ['voter_id', 'vote']]);
  let voter = 0;
  for await (const some of inBatches(ballots))
    yield lines(some.map((picks) => [(voter += 1), picks.join(',')]));
}

function day(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}

function lines(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((fields) => `${fields.map((field) => quoted(`${field}`)).join(';')}\n`).join('');
}

function quoted(field: string): string {
  return /[;"\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field;
}
