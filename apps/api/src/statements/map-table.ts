import { stringify } from 'csv-stringify/sync';
import type { MapStatement, OpinionMap, VoteCounts } from '@openhall/contracts/statements';
import { safeCell } from '@openhall/domain/text';

const columns = [
  'number',
  'statement',
  'lang',
  'group',
  'people',
  'agree',
  'disagree',
  'pass',
  'agreement',
  'division',
];

/**
 * The map as CSV: for each statement a row of everybody and one of each group, by the group's id. Answers are in words,
 * never signs. Counts that would single people out are empty, as on the page.
 */
export function mapTable(map: OpinionMap): string {
  const rows = map.statements.flatMap((statement) => [
    rowOf(statement, 'everybody', map.participants, statement.votes),
    ...map.groups.map(({ id, size }, place) =>
      rowOf(statement, String(id), size, statement.groups[place] ?? null),
    ),
  ]);
  return stringify([columns, ...rows], { record_delimiter: '\r\n' });
}

function rowOf(
  { number, body, lang, agreement, division }: MapStatement,
  group: string,
  people: number,
  votes: VoteCounts | null,
): string[] {
  const counts = votes ? [votes.agree, votes.disagree, votes.pass].map(String) : ['', '', ''];
  const measures = group === 'everybody' ? [agreement.toFixed(4), division.toFixed(4)] : ['', ''];
  return [String(number), safeCell(body), lang, group, String(people), ...counts, ...measures];
}
