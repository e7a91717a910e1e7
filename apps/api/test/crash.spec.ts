import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

interface Outcome {
  /** Everything that was lost, doubled, damaged or miscounted. */
  problems: string[];
  seed: number;
}

/** Runs the rig in a process of its own, on the built server. CRASH_SEED repeats a run. */
async function run<T extends Outcome>(kind: 'rounds' | 'clicks', count: number): Promise<T> {
  const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`crash.spec: ${count} ${kind}, CRASH_SEED=${seed}`);
  const args = [join(import.meta.dirname, 'crash/run.mjs'), kind, String(count), String(seed)];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 16_777_216 });
  return JSON.parse(stdout) as T;
}

describe('a server that is killed in the middle of writing', () => {
  it('loses, doubles and damages nothing that it acknowledged, 25 times in a row', async () => {
    const outcome = await run<Outcome & { acknowledged: number; cutOff: number }>('rounds', 25);
    expect(outcome.problems).toEqual([]);
    expect(outcome.acknowledged).toBeGreaterThan(25);
    expect(outcome.cutOff).toBeGreaterThan(25);
  }, 300_000);
});

describe('a command that is sent twice at the same moment', () => {
  it('is carried out once, 1,000 times', async () => {
    const outcome = await run<Outcome & { commands: number }>('clicks', 1_000);
    expect(outcome.problems).toEqual([]);
    expect(outcome.commands).toBeGreaterThanOrEqual(1_000);
  }, 120_000);
});
