import { jest } from '@jest/globals';
import { Command } from 'commander';
import type { Verdict } from '@openhall/domain/verification';
import { Refusal } from '../../src/refusal.js';
import { verifyCommand } from '../../src/verify.command.js';

export interface Verified {
  out: string;
  told: string;
  exitCode: number;
}

/** What `openhall verify` prints and how it ends. */
export async function verified(...words: string[]): Promise<Verified> {
  const program = new Command();
  verifyCommand(program);
  const [out, told]: [string[], string[]] = [[], []];
  const spies = [
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => out.push(String(text)) > 0),
    jest.spyOn(process.stderr, 'write').mockImplementation((text) => told.push(String(text)) > 0),
  ];
  const before = process.exitCode;
  try {
    process.exitCode = 0;
    await program.parseAsync(['verify', ...words], { from: 'user' });
    return { out: out.join(''), told: told.join(''), exitCode: process.exitCode };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { out: out.join(''), told: error.message, exitCode: error.exitCode };
  } finally {
    process.exitCode = before;
    spies.forEach((spy) => spy.mockRestore());
  }
}

/** The verdict that `openhall verify --json` prints, with the places that failed by check. */
export async function verdictOf(
  ...words: string[]
): Promise<{ verdict: Verdict['verdict']; failed: Record<string, readonly string[]> }> {
  const { out } = await verified(...words, '--json');
  const { verdict, checks } = JSON.parse(out) as Verdict;
  const failed = checks.filter(({ outcome }) => outcome === 'failed');
  return { verdict, failed: Object.fromEntries(failed.map(({ name, places }) => [name, places])) };
}
