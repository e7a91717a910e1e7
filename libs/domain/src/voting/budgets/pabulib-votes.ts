import type { BudgetBallot } from './election.js';
import type { PabulibVoteType } from './pabulib-format.js';
import { broken } from './pabulib-rows.js';
import { neededValue, wholeNumber } from './pabulib-sections.js';
import type { Section, SectionRow } from './pabulib-sections.js';

export interface VoteRule {
  readonly voteType: PabulibVoteType;
  readonly maxLength: number | null;
}

/** Reads the ballots. Projects with 0 points are left out, since they have no support. Throws `BrokenFile`. */
export function pabulibVotes(
  section: Section,
  projects: ReadonlySet<string>,
  rule: VoteRule,
): { ballots: BudgetBallot[]; voters: string[] } {
  const voters = section.rows.map((row) => neededValue(row, 'voter_id'));
  const seen = new Set<string>();
  section.rows.forEach(({ line }, index) => {
    const voter = voters[index] as string;
    if (seen.has(voter)) broken(line, 'voter-repeated', voter);
    seen.add(voter);
  });
  const votes = section.rows.map((row) => readVote(row, projects, rule));
  const first = rule.maxLength ?? votes.reduce((longest, { length }) => Math.max(longest, length), 0);
  const ballots = section.rows.map((row, index) => {
    const vote = votes[index] as string[];
    const points = readPoints(row, vote, rule, first);
    const entries = vote.map((id, place): [string, number] => [id, points[place] as number]);
    return { count: 1, points: Object.fromEntries(entries.filter(([, given]) => given > 0)) };
  });
  return { ballots, voters };
}

function readVote(
  row: SectionRow,
  projects: ReadonlySet<string>,
  { voteType, maxLength }: VoteRule,
): string[] {
  const vote = list(row, 'vote');
  vote.forEach((id, place) => {
    if (!projects.has(id)) broken(row.line, 'project-unknown', id);
    if (vote.indexOf(id) !== place) broken(row.line, 'vote-repeats-project', id);
  });
  const most = voteType === 'choose-1' ? 1 : voteType === 'ordinal' ? maxLength : null;
  if (most !== null && vote.length > most) broken(row.line, 'too-many-projects', `${vote.length}/${most}`);
  return vote;
}

function readPoints(
  row: SectionRow,
  vote: readonly string[],
  { voteType }: VoteRule,
  first: number,
): number[] {
  if (voteType === 'approval' || voteType === 'choose-1') return vote.map(() => 1);
  const points = list(row, 'points');
  if (points.length === 0 && voteType === 'ordinal') return vote.map((_, place) => first - place);
  if (points.length !== vote.length) broken(row.line, 'points-count', `${points.length}/${vote.length}`);
  return points.map((text) => wholeNumber(text, row.line));
}

/** Values between commas; none where the field is empty. */
function list(row: SectionRow, column: string): string[] {
  const text = row.values.get(column) ?? '';
  return text === '' ? [] : text.split(',').map((part) => part.trim());
}
