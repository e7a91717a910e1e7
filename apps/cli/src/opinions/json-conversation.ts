import { join } from 'node:path';
import { kindOfModeration, stanceOfNumber, stancesInWords } from './conversation.js';
import type { Conversation, ForeignStatement, VoteEvent } from './conversation.js';
import { readEntries } from './json-entries.js';
import type { JsonEntry } from './json-entries.js';

/**
 * Reads a conversation as its database has it: `comments.json`, and `votes.json` with the last vote of each person on
 * each statement.
 * @throws Refusal naming the file, the line and what is wrong
 */
export async function readJsonConversation(directory: string): Promise<Conversation> {
  const known = new Set<string>();
  const statements = (await readEntries(join(directory, 'comments.json'))).map((entry) =>
    readStatement(entry, known),
  );
  const votes = (await readEntries(join(directory, 'votes.json'))).map((entry) => readVote(entry, known));
  return { statements, votes };
}

function readStatement(entry: JsonEntry, known: Set<string>): ForeignStatement {
  const id = idIn(entry, 'tid');
  if (known.has(id)) entry.refuse(`statement ${id} is there twice`);
  known.add(id);
  const { txt, mod, is_meta: isMeta } = entry.fields;
  if (typeof txt !== 'string') return entry.refuse('txt is no text');
  const kind =
    kindOfModeration.get(inWords(mod)) ?? entry.refuse(`mod: ${inWords(mod)} is none of 1, 0 and -1`);
  return { id, text: txt, kind: isMeta === true && kind === 'open' ? 'meta' : kind };
}

function readVote(entry: JsonEntry, known: ReadonlySet<string>): VoteEvent {
  const statement = idIn(entry, 'tid');
  if (!known.has(statement)) entry.refuse(`there is no statement ${statement} in comments.json`);
  const { vote, modified } = entry.fields;
  const stance =
    stanceOfNumber.get(inWords(vote)) ?? entry.refuse(`vote: ${inWords(vote)} is none of ${stancesInWords}`);
  const time = inWords(modified);
  if (!/^\d{1,15}$/.test(time)) entry.refuse(`modified: ${time} is no time in milliseconds`);
  return { participant: idIn(entry, 'pid'), statement, stance, at: Number(time) };
}

function idIn(entry: JsonEntry, name: string): string {
  const id = entry.fields[name];
  if (typeof id === 'number' && Number.isSafeInteger(id)) return String(id);
  return typeof id === 'string' && id.trim() !== '' ? id.trim() : entry.refuse(`${name} is missing`);
}

function inWords(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? 'nothing');
}
