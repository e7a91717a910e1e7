import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { chromiumPath } from '../tools/chromium.mjs';
import { environmentFor, openhall, runOpenhall } from './command-line.mjs';
import { firstVisit } from './first-visit.mjs';
import { inFreshDirectory } from './place.mjs';
import { row, skipped, summary } from './report.mjs';

export const needs = ['cli', 'web'];

const starts = 5;
const restMs = 5_000;

async function freePort() {
  const server = createServer().listen(0, '::');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

async function isReady(port) {
  try {
    return (await fetch(`http://localhost:${port}/health/ready`)).ok;
  } catch {
    return false;
  }
}

/** Runs `openhall serve` as it is run in a town, hands on its port and how long it took until it was ready (ms). */
async function whileServing(directory, work) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [openhall, 'serve'], {
    env: environmentFor(directory, port),
    stdio: 'inherit',
  });
  const exited = once(child, 'exit');
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error('openhall serve ended at its start');
      await sleep(10);
    }
    return await work({ port, took: performance.now() - began, pid: child.pid });
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

/** Resident memory of a process (MB), where the system tells it. */
function memoryOf(pid) {
  const [, kilobytes] = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function visit(port) {
  const chromium = chromiumPath();
  if (!chromium) return [skipped('first visit of the home page', 'Chromium (sudo apt-get install chromium)')];
  const { total, script } = await firstVisit(chromium, `http://localhost:${port}/`);
  const size = (bytes) => [{ name: 'over the wire', value: bytes / 1000, unit: 'kB' }];
  return [
    row('first visit of the home page', size(total), { value: 100, at: 'most' }),
    row('script of that', size(script), { value: 60, at: 'most' }),
  ];
}

/** From a cold start to ready, memory at rest, and what a first visit costs. */
export function measure() {
  return inFreshDirectory(async (directory) => {
    await runOpenhall(directory, ['migrate']);
    const times = [];
    for (let round = 1; round < starts; round += 1)
      times.push(await whileServing(directory, ({ took }) => took));
    return whileServing(directory, async ({ port, took, pid }) => {
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
        ...(await visit(port)),
      ];
    });
  });
}
