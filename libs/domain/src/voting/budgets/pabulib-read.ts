import { Rational } from '../rational.js';
import type { BudgetProject } from './election.js';
import type { PabulibElection, PabulibReading, PabulibVoteType } from './pabulib-format.js';
import { BrokenFile, broken } from './pabulib-rows.js';
import { neededValue, pabulibSections, wholeNumber } from './pabulib-sections.js';
import type { Section } from './pabulib-sections.js';
import { pabulibVotes } from './pabulib-votes.js';

const voteTypes: readonly PabulibVoteType[] = ['approval', 'cumulative', 'ordinal', 'scoring', 'choose-1'];

/**
 * Reads a participatory-budget election in Pabulib's `.pb` format, or says on which line it is broken and how. Ballots
 * come in the file's order, one for each voter; approved projects have 1 point each, ordinal ballots their points, or
 * Borda's where the file gives none (`max_length`, or else the longest ballot, for the first place).
 *
 * Source: "Pabulib format", pabulib.org/format; Piotr Faliszewski and others, "Participatory budgeting: data, tools and
 * analysis", IJCAI 2023.
 */
export function readPabulib(text: string): PabulibReading {
  try {
    return { ok: true, election: read(text) };
  } catch (error) {
    if (error instanceof BrokenFile) return { ok: false, error: error.problem };
    throw error;
  }
}

function read(text: string): PabulibElection {
  const sections = pabulibSections(text);
  const meta = new Meta(sections.META);
  const budget = amount(...meta.needed('budget'));
  const [typeText, typeLine] = meta.needed('vote_type');
  const voteType = voteTypes.find((type) => type === typeText.toLowerCase());
  if (voteType === undefined) broken(typeLine, 'vote-type-unknown', typeText);
  const projects = readProjects(sections.PROJECTS);
  const rule = { voteType, maxLength: meta.whole('max_length') };
  const { ballots, voters } = pabulibVotes(sections.VOTES, new Set(projects.map(({ id }) => id)), rule);
  meta.mustCount('num_projects', projects.length);
  meta.mustCount('num_votes', ballots.length);
  return {
    budget,
    projects,
    ballots,
    voters,
    voteType,
    meta: meta.entries(),
    selected: readSelected(sections.PROJECTS),
  };
}

/** The META section, each key once. */
class Meta {
  private readonly values = new Map<string, { value: string; line: number }>();

  constructor(private readonly section: Section) {
    for (const row of section.rows) {
      const key = neededValue(row, 'key');
      if (this.values.has(key)) broken(row.line, 'key-repeated', key);
      this.values.set(key, { value: row.values.get('value') ?? '', line: row.line });
    }
  }

  entries(): { key: string; value: string }[] {
    return [...this.values].map(([key, { value }]) => ({ key, value }));
  }

  needed(key: string): [value: string, line: number] {
    const found = this.values.get(key) ?? broken(this.section.line, 'key-missing', key);
    if (found.value === '') broken(found.line, 'value-missing', key);
    return [found.value, found.line];
  }

  whole(key: string): number | null {
    const found = this.values.get(key);
    return found === undefined || found.value === '' ? null : wholeNumber(found.value, found.line);
  }

  /** A file that was cut off at the end of a line is found out here. */
  mustCount(key: string, count: number): void {
    const stated = this.whole(key);
    if (stated === null || stated === count) return;
    broken(this.values.get(key)?.line ?? 1, 'count-differs', `${key} ${stated}/${count}`);
  }
}

function readProjects(section: Section): BudgetProject[] {
  const seen = new Set<string>();
  return section.rows.map((row) => {
    const id = neededValue(row, 'project_id');
    if (seen.has(id)) broken(row.line, 'project-repeated', id);
    seen.add(id);
    return { id, name: row.values.get('name') || id, cost: amount(neededValue(row, 'cost'), row.line) };
  });
}

function readSelected({ columns, rows }: Section): string[] | null {
  if (!columns.includes('selected')) return null;
  return rows
    .filter(({ values }) => values.get('selected') === '1')
    .map(({ values }) => values.get('project_id') as string);
}

/** A sum of money above zero, with a decimal point or (as some files have it) comma. */
function amount(text: string, line: number): Rational {
  const [, whole, decimals = ''] = /^(\d{1,15})(?:[.,](\d{1,6}))?$/.exec(text) ?? [];
  if (whole === undefined) broken(line, 'number-wrong', text);
  const value = Rational.of(BigInt(whole + decimals), 10n ** BigInt(decimals.length));
  return value.numerator > 0n ? value : broken(line, 'number-wrong', text);
}
