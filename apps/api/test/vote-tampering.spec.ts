import { execFile, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';

interface Outcome {
  problems: string[];
  verdicts?: Record<string, number>;
}

/** Runs the rig in a process of its own, on the built libraries. TAMPER_SEED repeats a run. */
async function run(kind: 'tamperings' | 'opinions', count: number): Promise<Outcome> {
  const seed = Number(process.env['TAMPER_SEED'] ?? Date.now() % 2 ** 31);
  console.log(`vote-tampering.spec: ${count} ${kind}, TAMPER_SEED=${seed}`);
  const args = [join(import.meta.dirname, 'tampering/run.mjs'), kind, String(count), String(seed)];
  const env = { ...process.env, NODE_OPTIONS: '' };
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 16_777_216 });
  return JSON.parse(stdout) as Outcome;
}

describe('an outsider who changes single records of a results package', () => {
  it('is found 10,000 times of 10,000, with the place named', async () => {
    expect((await run('tamperings', 10_000)).problems).toEqual([]);
  }, 600_000);
});

const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython)
  console.log('vote-tampering.spec: skipped the second verifier, for there is no python3 on this machine');

(hasPython ? describe : describe.skip)('the verifier in a second language (Python)', () => {
  it('says the same of 42 packages of all methods that it counts, honest and tampered with', async () => {
    const { problems, verdicts } = await run('opinions', 42);
    expect(problems).toEqual([]);
    expect(verdicts).toEqual({ proved: expect.any(Number), broken: expect.any(Number) });
  }, 180_000);
});
