import { readFile } from 'node:fs/promises';
import { errorCode } from '../error-code.js';
import { Refusal } from '../refusal.js';

/** One entry of a list in a JSON file; `refuse` says where it is and what is wrong with it. */
export interface JsonEntry {
  readonly fields: Readonly<Record<string, unknown>>;
  refuse(reason: string): never;
}

/**
 * Reads a file that holds a list of objects.
 * @throws Refusal naming the file, the line and what is wrong
 */
export async function readEntries(file: string): Promise<JsonEntry[]> {
  const text = await textOf(file);
  const list = parsed(file, text);
  if (!Array.isArray(list)) throw new Refusal(`${file}:1: this is no list`);
  return list.map((entry: unknown, index) => {
    const refuse = (reason: string): never => {
      throw new Refusal(`${file}:${lineOfEntry(text, index)}: ${reason}`);
    };
    if (typeof entry !== 'object' || entry === null || Array.isArray(entry)) {
      return refuse(`entry ${index + 1} is no object`);
    }
    return { fields: entry as Record<string, unknown>, refuse };
  });
}

async function textOf(file: string): Promise<string> {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(file));
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ENOENT') throw new Refusal(`${file}: there is no such file.`);
    if (code === 'EISDIR') throw new Refusal(`${file}: this is a directory, not a file.`);
    if (code === 'EACCES') throw new Refusal(`${file}: no permission to read it.`);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new Refusal(`${file}: not valid UTF-8. Save it as UTF-8 and try again.`);
    }
    throw error;
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const before = text.slice(0, position === undefined ? text.length : Number(position));
    throw new Refusal(
      `${file}:${before.split('\n').length}: ${text.trim() === '' ? 'the file is empty' : 'this is no JSON from here on'}`,
    );
  }
}

/** The line in which an entry of the outermost list begins, from 1. Looked up only once something is wrong. */
function lineOfEntry(text: string, wanted: number): number {
  let line = 1;
  let depth = 0;
  let index = 0;
  let isString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at] ?? '';
    if (character === '\n') line += 1;
    if (isString) {
      if (character === '\\') at += 1;
      else if (character === '"') isString = false;
      continue;
    }
    if (depth === 1 && index === wanted && !/[\s,]/.test(character)) return line;
    if (character === '"') isString = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    else if (character === ',' && depth === 1) index += 1;
  }
  return line;
}
