import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { environmentFor, openhall } from './command-line.mjs';

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

/** Runs `openhall serve`, as in a town, or `demo`; hands on its port and how long it took until it was ready (ms). */
export async function whileServing(directory, command, work) {
  const port = await freePort();
  const began = performance.now();
  const child = spawn(process.execPath, [openhall, command], {
    env: { ...environmentFor(directory, port), PUBLIC_URL: `http://localhost:${port}` },
    stdio: ['ignore', command === 'demo' ? 'ignore' : 'inherit', 'inherit'],
  });
  const exited = once(child, 'exit');
  try {
    while (!(await isReady(port))) {
      if (child.exitCode !== null) throw new Error(`openhall ${command} ended at its start`);
      await sleep(10);
    }
    return await work({ port, took: performance.now() - began, pid: child.pid });
  } finally {
    child.kill('SIGTERM');
    await exited;
  }
}

/** Where the files of Decide Madrid are, if they are. */
export function referenceData() {
  const folder = resolve(
    import.meta.dirname,
    '..',
    process.env.OPENHALL_REFERENCE_DATA || '../shared/data',
    'proposals',
  );
  return { folder, proposals: join(folder, 'proposals.csv'), comments: join(folder, 'comments.csv') };
}
