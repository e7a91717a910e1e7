import { safeCell } from '@openhall/domain/text';
import type { StanceRecord, StatementRecord } from '../rows/rounds.repository.js';
import { archive } from './archive.js';
import { inBatches } from './batches.js';
import { csvLine } from './csv-text.js';

const stanceNumbers = { agree: 1, disagree: -1, pass: 0 } as const;

/**
 * A conversation in the shape of Polis's own export, as a ZIP: `comments.csv` and `votes.csv`, where 1 agrees, -1 disagrees and
 * 0 passes. Signs in place of words, since the programs that read it want them. People are numbered within this file alone;
 * a statement that was taken back keeps its number without its words. Times are in ms since 1970 and in words.
 */
export function polisArchive(
  statements: () => AsyncIterable<StatementRecord>,
  stances: () => AsyncIterable<StanceRecord>,
  asOf: number,
): AsyncIterable<Buffer> {
  const people = new Map<string, number>();
  const numberOf = (id: string): string => {
    const known = people.get(id) ?? people.size;
    people.set(id, known);
    return String(known);
  };
  return archive(
    [
      { name: 'votes.csv', content: () => votesText(stances(), numberOf) },
      { name: 'comments.csv', content: () => commentsText(statements(), numberOf) },
    ],
    asOf,
  );
}

async function* votesText(
  stances: AsyncIterable<StanceRecord>,
  numberOf: (id: string) => string,
): AsyncGenerator<string> {
  yield csvLine(['timestamp', 'datetime', 'comment-id', 'voter-id', 'vote']);
  for await (const some of inBatches(stances)) {
    yield some
      .map(({ number, participant_id, stance, changed_at }) =>
        csvLine([...timesOf(changed_at), `${number}`, numberOf(participant_id), `${stanceNumbers[stance]}`]),
      )
      .join('');
  }
}

async function* commentsText(
  statements: AsyncIterable<StatementRecord>,
  numberOf: (id: string) => string,
): AsyncGenerator<string> {
  yield csvLine([
    ...['timestamp', 'datetime', 'comment-id', 'author-id'],
    ...['agrees', 'disagrees', 'moderated', 'comment-body'],
  ]);
  for await (const some of inBatches(statements)) {
    yield some
      .map(({ number, state, body, author_id, created_at, agrees, disagrees }) => {
        const isShown = state === 'accepted';
        const author = author_id === null ? '' : numberOf(`author ${author_id}`);
        return csvLine([
          ...[...timesOf(created_at), `${number}`, author, `${agrees}`, `${disagrees}`],
          ...[isShown ? '1' : '-1', isShown ? safeCell(body) : ''],
        ]);
      })
      .join('');
  }
}

function timesOf(at: number): [string, string] {
  return [String(at), new Date(Number(at)).toUTCString()];
}
