import type { Evidence, HeldReceipt } from '@openhall/domain/verification';
import { Refusal } from '../refusal.js';
import { readText } from './package-zip.js';

/** What was said on the command line to hold against a package. */
export interface EvidenceFiles {
  key?: string;
  checkpoint: readonly string[];
  receipt: readonly string[];
  openings?: string;
}

/** Reads what is held against a package. @throws Refusal for what is none of it */
export async function readEvidence({ key, checkpoint, receipt, openings }: EvidenceFiles): Promise<Evidence> {
  return {
    ...(key === undefined ? {} : { fingerprint: fingerprint(key) }),
    checkpoints: (await Promise.all(checkpoint.map(checkpointsIn))).flat(),
    receipts: (await Promise.all(receipt.map(receiptsIn))).flat(),
    ...(openings === undefined ? {} : { openings: await readText(openings) }),
  };
}

function fingerprint(text: string): string {
  const plain = text.toLowerCase().replace(/[\s:-]/g, '');
  if (/^[0-9a-f]{64}$/.test(plain)) return plain;
  throw new Refusal('--key: a fingerprint has 64 hexadecimal digits.', 2);
}

/** A signed note, or the list of them that the server answers. */
async function checkpointsIn(file: string): Promise<string[]> {
  const text = await readText(file);
  if (!text.trimStart().startsWith('[')) return [text];
  const notes = jsonOf(file, text);
  if (Array.isArray(notes) && notes.every((note) => typeof note === 'string')) return notes;
  throw new Refusal(`${file}: this is neither a checkpoint nor a list of them.`, 2);
}

/** A receipt as it was given at casting, or a list of them. */
async function receiptsIn(file: string): Promise<HeldReceipt[]> {
  const found = jsonOf(file, await readText(file));
  const all: unknown[] = Array.isArray(found) ? found : [found];
  if (all.every(isReceipt)) return all;
  throw new Refusal(`${file}: this is no receipt.`, 2);
}

function isReceipt(value: unknown): value is HeldReceipt {
  const { commitment, signature, code } = (value ?? {}) as Record<string, unknown>;
  return [commitment, signature, code].every((text) => typeof text === 'string');
}

function jsonOf(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Refusal(`${file}: this is no JSON.`, 2);
  }
}
