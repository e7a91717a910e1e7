import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { runOpenhall } from './command-line.mjs';
import { inFreshDirectory } from './place.mjs';
import { row, skipped, summary } from './report.mjs';
import { whileServing } from './serving.mjs';

export const needs = ['cli', 'web'];

const starts = 5;
const restMs = 5_000;

/** Resident memory of a process (MB), where the system tells it. */
function memoryOf(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

/** From a cold start to ready, and memory at rest. */
export function measure() {
  return inFreshDirectory(async (directory) => {
    await runOpenhall(directory, ['migrate']);
    const times = [];
    for (let round = 1; round < starts; round += 1)
      times.push(await whileServing(directory, 'serve', ({ took }) => took));
    return whileServing(directory, 'serve', async ({ took, pid }) => {
      const range = summary([...times, took]);
      await sleep(restMs);
      const memory =
        process.platform === 'linux'
          ? row('memory at rest, 5 s after the start', [
              { name: 'resident', value: memoryOf(pid), unit: 'MB' },
            ])
          : skipped('memory at rest', 'read from /proc, which only Linux has');
      return [
        row('cold start to ready', [{ name: 'serve', value: range.median, unit: 'ms', range }]),
        memory,
      ];
    });
  });
}
