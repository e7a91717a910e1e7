import { unzipSync } from 'fflate';
import {
  packageFiles,
  verifyPackage,
  type Evidence,
  type HeldReceipt,
  type PackagedResult,
  type PackagedVote,
  type Verdict,
} from '@openhall/domain/verification';
import { knowsEd25519, verifyEd25519 } from './ed25519.js';

/** What somebody holds against a package, as texts that they pasted or files that they chose. */
export interface HeldTexts {
  fingerprint: string;
  checkpoints: string[];
  receipts: string[];
  openings: string;
}

/** What a package says and whether it holds. */
export interface PackageCheck {
  verdict: Verdict;
  vote: Pick<PackagedVote, 'question' | 'council' | 'options' | 'publication' | 'rehearsal'>;
  /** As the package publishes it; counted again where the verdict's `count` has passed. */
  winners: string[];
  ballots: number;
}

export type PackageAnswer =
  | { kind: 'checked'; check: PackageCheck }
  | { kind: 'refused'; why: 'not_a_package' | 'no_cryptography' | 'receipt' };

/** Opens a package and checks it, all in the browser: nothing leaves it. */
export async function checkPackage(zip: Uint8Array, held: HeldTexts): Promise<PackageAnswer> {
  if (!(await knowsEd25519())) return { kind: 'refused', why: 'no_cryptography' };
  const files = filesOf(zip);
  if (!files) return { kind: 'refused', why: 'not_a_package' };
  const receipts = held.receipts.map(receiptOf);
  if (!receipts.every((receipt) => receipt !== null)) return { kind: 'refused', why: 'receipt' };
  const evidence: Evidence = {
    ...(held.fingerprint.trim() === '' ? {} : { fingerprint: held.fingerprint }),
    ...(held.openings.trim() === '' ? {} : { openings: held.openings }),
    checkpoints: held.checkpoints,
    receipts,
  };
  const verdict = await verifyPackage(files, evidence, verifyEd25519);
  return { kind: 'checked', check: { verdict, ...saidBy(files) } };
}

function filesOf(zip: Uint8Array): Map<string, string> | null {
  try {
    const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
    const files = Object.entries(unzipSync(zip)).map(
      ([name, content]) => [name, decoder.decode(content)] as const,
    );
    return files.some(([name]) => name === packageFiles.vote) ? new Map(files) : null;
  } catch {
    return null;
  }
}

function receiptOf(text: string): HeldReceipt | null {
  try {
    const { commitment, signature, code } = JSON.parse(text) as Partial<HeldReceipt>;
    const isWhole = [commitment, signature, code].every((part) => typeof part === 'string');
    return isWhole ? ({ commitment, signature, code } as HeldReceipt) : null;
  } catch {
    return null;
  }
}

function saidBy(files: ReadonlyMap<string, string>): Omit<PackageCheck, 'verdict'> {
  const vote = read<PackagedVote>(files.get(packageFiles.vote));
  const result = read<PackagedResult>(files.get(packageFiles.result));
  return {
    vote: {
      question: String(vote?.question ?? ''),
      council: String(vote?.council ?? ''),
      options: Array.isArray(vote?.options) ? vote.options : [],
      publication: vote?.publication === 'confidential' ? 'confidential' : 'open',
      rehearsal: vote?.rehearsal === true,
    },
    winners: Array.isArray(result?.winners) ? result.winners.map(String) : [],
    ballots: Number(result?.ballots ?? 0),
  };
}

function read<T>(text: string | undefined): Partial<T> | null {
  try {
    return JSON.parse(text ?? '') as Partial<T> | null;
  } catch {
    return null;
  }
}
