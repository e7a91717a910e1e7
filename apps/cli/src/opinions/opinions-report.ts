import type { ConsensusStatement, OpinionAnalysis, OpinionGroup } from '@openhall/domain/opinions';
import type { ForeignStatement } from './conversation.js';

const longestText = 72;
const mostUniting = 5;

/** The result as a program reads it. Ids are numbers where all of their kind are. */
export function opinionsJson(analysis: OpinionAnalysis, statements: readonly ForeignStatement[]): object {
  const person = idsLike(analysis.groups.flatMap(({ members }) => members));
  const statement = idsLike(statements.map(({ id }) => id));
  return {
    participants: analysis.participants,
    included: analysis.included,
    statements: analysis.statements,
    components: analysis.components.map((loadings) => [...loadings]),
    groups: analysis.groups.map(({ id, size, members, representative }) => ({
      id,
      size,
      members: members.map(person),
      representative: representative.map((each) => ({ ...each, statement: statement(each.statement) })),
    })),
    consensus: {
      agree: analysis.consensus.agree.map((each) => statement(each.statement)),
      disagree: analysis.consensus.disagree.map((each) => statement(each.statement)),
    },
    groupAwareConsensus: Object.fromEntries(analysis.groupAwareConsensus),
  };
}

/** The result as a person reads it. */
export function opinionsLines(analysis: OpinionAnalysis, statements: readonly ForeignStatement[]): string[] {
  const textOf = new Map(statements.map(({ id, text }) => [id, oneLine(text)]));
  const rejected = statements.filter(({ kind }) => kind === 'rejected').length;
  const left = rejected > 0 ? `, ${rejected} of them rejected` : '';
  const { agree, disagree } = analysis.consensus;
  return [
    `${count(analysis.participants, 'person', 'people')} voted on ${count(analysis.statements, 'statement', 'statements')}${left}; ` +
      `${analysis.included.toLocaleString('en')} ${analysis.included === 1 ? 'is' : 'are'} in a group.`,
    ...analysis.groups.flatMap((group) => ['', ...groupLines(group, textOf)]),
    '',
    'What most people agree to',
    ...table(agree.map((each) => consensusCells(each, textOf))),
    '',
    'What most people disagree with',
    ...table(disagree.map((each) => consensusCells(each, textOf))),
    '',
    'What all groups are likeliest to agree to (group-aware consensus)',
    ...table(
      [...analysis.groupAwareConsensus]
        .sort(([, a], [, b]) => b - a)
        .slice(0, analysis.groups.length > 0 ? mostUniting : 0)
        .map(([id, value]) => [id, value.toFixed(4), textOf.get(id) ?? '']),
    ),
  ];
}

function groupLines(
  { id, size, representative }: OpinionGroup,
  textOf: ReadonlyMap<string, string>,
): string[] {
  const rows = representative.map(({ statement, stance, successes, trials, representativeness }) => [
    statement,
    stance,
    `${successes} of ${trials}`,
    `× ${representativeness.toFixed(2)}`,
    textOf.get(statement) ?? '',
  ]);
  return [
    `Group ${id}: ${count(size, 'person', 'people')}`,
    ...table(rows, ['statement', 'stance', 'so many', 'likelier than others', 'text']),
  ];
}

function consensusCells(
  { statement, successes, trials }: ConsensusStatement,
  textOf: ReadonlyMap<string, string>,
): string[] {
  return [statement, `${successes} of ${trials}`, textOf.get(statement) ?? ''];
}

function table(rows: readonly string[][], head?: string[]): string[] {
  if (rows.length === 0) return ['  none'];
  const lines = head === undefined ? rows : [head, ...rows];
  const widths = (lines[0] ?? []).map((_, column) =>
    Math.max(...lines.map((line) => line[column]?.length ?? 0)),
  );
  return lines.map((line) =>
    `  ${line.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ')}`.trimEnd(),
  );
}

/** A text on one line, short, and without anything that a terminal would obey. */
function oneLine(text: string): string {
  const characters = [...text.replaceAll(/[\p{C}\s]+/gu, ' ').trim()];
  return characters.length > longestText
    ? `${characters.slice(0, longestText - 1).join('')}…`
    : characters.join('');
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en')} ${number === 1 ? one : many}`;
}

function idsLike(ids: readonly string[]): (id: string) => string | number {
  const areNumbers = ids.every((id) => String(Number(id)) === id && Number.isSafeInteger(Number(id)));
  return areNumbers ? Number : (id) => id;
}
