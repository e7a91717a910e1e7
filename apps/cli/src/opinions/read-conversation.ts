import { readdir } from 'node:fs/promises';
import { errorCode } from '../error-code.js';
import { Refusal } from '../refusal.js';
import type { Conversation } from './conversation.js';
import { readCsvConversation } from './csv-conversation.js';
import { readJsonConversation } from './json-conversation.js';

/**
 * Reads a published conversation from its folder, in the format whose vote log is there.
 * @throws Refusal when it cannot be read, naming the file, the line and what is wrong
 */
export async function readConversation(directory: string): Promise<Conversation> {
  const files = await readdir(directory).catch((error: unknown) => {
    const code = errorCode(error);
    if (code === 'ENOENT') throw new Refusal(`${directory}: there is no such directory.`);
    if (code === 'ENOTDIR') throw new Refusal(`${directory}: this is a file, not a directory.`);
    if (code === 'EACCES') throw new Refusal(`${directory}: no permission to read it.`);
    throw error;
  });
  if (files.includes('votes.csv')) return readCsvConversation(directory);
  if (files.includes('votes.json')) return readJsonConversation(directory);
  throw new Refusal(`${directory}: neither votes.csv nor votes.json is there.`);
}
