import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

interface Outcome {
  problems: string[];
  acknowledged?: number;
}

/** Runs the rig in a process of its own, on the built server. CRASH_SEED repeats a run. */
async function run(kind: 'casts' | 'closes', count: number): Promise<Outcome> {
  const seed = Number(process.env['CRASH_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`vote-crash.spec: ${count} ${kind}, CRASH_SEED=${seed}`);
  const args = [join(import.meta.dirname, 'crash/run.mjs'), kind, String(count), String(seed)];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 16_777_216 });
  return JSON.parse(stdout) as Outcome;
}

describe('a vote on a server that is killed', () => {
  it('loses and doubles no ballot that was acknowledged, 10 times in a row', async () => {
    const outcome = await run('casts', 10);
    expect(outcome.problems).toEqual([]);
    expect(outcome.acknowledged).toBeGreaterThan(10);
  }, 240_000);

  it('is closed once after the restart, whatever the step of the close, and its key is gone', async () => {
    expect((await run('closes', 6)).problems).toEqual([]);
  }, 300_000);
});
