import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { runOpenhall } from './command-line.mjs';
import { writeDecideMadrid } from './decide-madrid-files.mjs';
import { inFreshDirectory } from './place.mjs';
import { cores, start } from './processes.mjs';
import { row } from './report.mjs';

export const needs = ['cli'];

const server = join(import.meta.dirname, '../apps/api/test/crash/server.mjs');
const standard = 250_000;
const files = ['comments.csv', 'comments.json', 'workbook.xlsx', 'package.zip', 'report.pdf'];
/** MB over the idle process. */
const goal = { value: 150, at: 'most' };
const sampleMs = 100;

/** What a process has in memory now (MB); Linux alone. */
function residentOf(pid) {
  const [, kilobytes] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}

async function json(port, path, body) {
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1${path}`, {
    method: body ? 'POST' : 'GET',
    headers: { host: 'localhost:3000', ...(body ? { 'content-type': 'application/json' } : {}) },
    ...(body ? { body: JSON.stringify(body) } : {}),
  });
  if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}: ${await answer.text()}`);
  return answer.json();
}

/** Makes a file and follows the process's memory meanwhile: seconds, and MB as a curve. */
async function make(port, pid, file) {
  const began = performance.now();
  let view = await json(port, '/consultations/large/exports', { file, locale: 'es' });
  const curve = [];
  while (view.state === 'waiting' || view.state === 'running') {
    await sleep(sampleMs);
    curve.push(residentOf(pid));
    if (curve.length % 5 === 0) view = await json(port, `/exports/${view.id}`);
  }
  if (view.state !== 'done') throw new Error(`${file}: ${view.state} ${view.failure}`);
  return { seconds: (performance.now() - began) / 1000, curve, view };
}

/** The curve in a dozen steps, each the most of its time. */
function steps(curve, idle) {
  const size = Math.max(1, Math.ceil(curve.length / 12));
  const parts = Array.from({ length: Math.ceil(curve.length / size) }, (_, index) =>
    Math.max(...curve.slice(index * size, (index + 1) * size)),
  );
  return parts.map((value) => Math.round(value - idle)).join(' ');
}

/** Files of many rows, made by a serving process: the most memory over what it has when idle. */
export function measure({ count = standard } = {}) {
  return inFreshDirectory(async (directory) => {
    const proposals = Math.ceil(count / 125);
    const [proposalsFile, commentsFile] = ['proposals', 'comments'].map((name) =>
      join(directory, `${name}.csv`),
    );
    writeDecideMadrid({ proposalsFile, commentsFile, first: 1, proposals, comments: count - proposals });
    const from = ['import', 'proposals', proposalsFile, '--comments', commentsFile];
    await runOpenhall(directory, [...from, '--preset', 'decide-madrid', '--consultation', 'large']);
    const running = await start(cores.server, [server, directory]);
    try {
      const { port } = running.message;
      await json(port, '/consultations/large/exports');
      await sleep(3_000);
      const pid = running.child.pid;
      const idle = residentOf(pid);
      const rows = [];
      for (const file of files) {
        const { seconds, curve, view } = await make(port, pid, file);
        console.log(`  ${file}: MB over idle (${Math.round(idle)}), in equal steps: ${steps(curve, idle)}`);
        const read = Object.values(view.rows).reduce((sum, some) => sum + some, 0);
        rows.push(
          row(
            `exports: memory over idle, ${file}, ${read} rows`,
            [{ name: 'most', value: Math.max(0, ...curve) - idle, unit: 'MB' }],
            goal,
          ),
          row(`exports: time, ${file}`, [{ name: 'made', value: seconds, unit: 's' }]),
        );
      }
      return rows;
    } finally {
      await running.stop();
    }
  });
}
