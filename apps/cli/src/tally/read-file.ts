import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { readBlt, readPabulib, readRankedCsv } from '@openhall/domain/voting';
import type { PabulibElection, RankedElection } from '@openhall/domain/voting';
import { errorCode } from '../error-code.js';
import { Refusal } from '../refusal.js';
import { budgetFaultInWords, rankedFaultInWords } from './file-faults.js';

/** What a file of votes holds. */
export type VotesFile =
  | { readonly kind: 'budget'; readonly election: PabulibElection }
  | {
      readonly kind: 'ranked';
      readonly election: RankedElection;
      readonly title: string | null;
      /** As the file says; null where it does not. */
      readonly seats: number | null;
    };

/** Reads a file by the ending of its name. Throws a Refusal that names file, line and what is wrong. */
export async function readVotesFile(file: string): Promise<VotesFile> {
  const ending = extname(file).toLowerCase();
  if (!['.pb', '.blt', '.csv'].includes(ending)) {
    throw new Refusal(`${file}: the name must end in .pb (Pabulib), .blt or .csv (ranked ballots).`);
  }
  const text = await textOf(file);
  if (ending === '.pb') {
    const reading = readPabulib(text);
    if (!reading.ok) throw refusal(file, reading.error.line, budgetFaultInWords(reading.error));
    return { kind: 'budget', election: reading.election };
  }
  if (ending === '.blt') {
    const reading = readBlt(text);
    if (!reading.ok) throw refusal(file, reading.error.line, rankedFaultInWords(reading.error));
    const { election } = reading;
    return { kind: 'ranked', election, title: election.title, seats: election.seats };
  }
  const reading = readRankedCsv(text);
  if (!reading.ok) throw refusal(file, reading.error.line, rankedFaultInWords(reading.error));
  return { kind: 'ranked', election: reading.election, title: null, seats: null };
}

function refusal(file: string, line: number, words: string): Refusal {
  return new Refusal(`${file}, line ${line}: ${words}.`);
}

async function textOf(file: string): Promise<string> {
  const bytes = await readFile(file).catch((error: unknown) => {
    const code = errorCode(error);
    if (code === undefined) throw error;
    throw new Refusal(`${file} cannot be read (${code}).`);
  });
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal(`${file}, line ${firstBadLine(bytes)}: the text is not UTF-8.`);
  }
}

/** The first line that does not decode on its own; a line feed is never part of a longer character. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1;
  for (let from = 0; from < bytes.length; line += 1) {
    const feed = bytes.indexOf(10, from);
    const end = feed === -1 ? bytes.length : feed + 1;
    try {
      new TextDecoder('utf-8', { fatal: true }).decode(bytes.subarray(from, end));
    } catch {
      return line;
    }
    from = end;
  }
  return line;
}
