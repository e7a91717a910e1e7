import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { randomFrom } from '../apps/api/test/crash/random.mjs';
import { besideBare, withManyLeaves } from './ballot-casts.mjs';
import { crowds } from './ballot-crowd.mjs';
import { openhall } from './command-line.mjs';
import { inFreshDirectory } from './place.mjs';
import { row, summary } from './report.mjs';

export const needs = ['cli'];

const recounted = 100_000;
const leaves = 1_000_000;
const voters = 10_000;
const changes = 10_000;

/** A package of so many ballots, checked and counted again on the command line. */
function recount(ballots) {
  return inFreshDirectory(async (directory) => {
    const { council, honestPackage } = await import('../apps/api/test/tampering/honest.mjs');
    const signer = council();
    const rules = { method: 'instant-runoff' };
    const { files } = honestPackage(signer, randomFrom(1), { rules, ballots, options: 10 });
    const path = join(directory, 'package.zip');
    writeFileSync(path, zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)]))));
    const times = [];
    for (let round = 0; round < 3; round += 1) {
      const began = performance.now();
      const child = spawn(process.execPath, [openhall, 'verify', path, '--key', signer.fingerprint], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });
      const [code] = await once(child, 'exit');
      if (code !== 0) throw new Error(`openhall verify ended with ${code}`);
      times.push((performance.now() - began) / 1_000);
    }
    const range = summary(times);
    const title = `openhall verify: ${ballots.toLocaleString('en')} ballots, instant run-off`;
    return row(title, [{ name: 'whole command', value: range.median, unit: 's', range }]);
  });
}

/** Building a tree, and an inclusion proof out of it. */
async function tree(size) {
  const { appendLeaves, emptyFrontier, inclusionProof, leafHash, provesInclusion, rootOf } =
    await import('@openhall/domain/transparency');
  const hashes = Array.from({ length: size }, (_, i) => leafHash(strToU8(String(i))));
  const began = performance.now();
  const { frontier, nodes } = appendLeaves(emptyFrontier, hashes);
  const built = performance.now() - began;
  const levels = [];
  for (const { level, index, hash } of nodes) (levels[level] ??= [])[index] = hash;
  const proofs = 200;
  const proving = performance.now();
  for (let i = 0; i < proofs; i += 1) {
    const index = Math.floor((i * size) / proofs);
    const proof = inclusionProof(index, size, (level, place) => levels[level]?.[place] ?? null);
    if (!provesInclusion(hashes[index], index, size, proof, rootOf(frontier)))
      throw new Error('a proof does not hold');
  }
  const each = (performance.now() - proving) / proofs;
  return row(`tree of ${size.toLocaleString('en')} leaves`, [
    { name: 'built', value: built, unit: 'ms' },
    { name: 'a proof, made and checked', value: each, unit: 'ms' },
  ]);
}

async function tampered(count) {
  const { tamperings } = await import('../apps/api/test/tampering/tamperings.mjs');
  const seed = Number(process.env.TAMPER_SEED ?? Date.now() % 2 ** 31);
  console.log(`TAMPER_SEED=${seed}`);
  const { problems } = await tamperings({ count, seed });
  for (const problem of problems) console.log(`  ${problem}`);
  const title = `${count.toLocaleString('en')} tamperings of single records, not found or not placed`;
  return row(title, [{ name: 'problems', value: problems.length, unit: '' }], { value: 0, at: 'most' });
}

/** Casting, proving and recounting ballots. `count` stands in for every large number. */
export async function measure({ count }) {
  const rows = [await besideBare(), await withManyLeaves(count ?? leaves)];
  rows.push(await recount(count ?? recounted));
  // The time to build is no ratio of the time to prove.
  rows.push({ ...(await tree(count ?? leaves)), ratio: undefined });
  rows.push(...(await crowds(count ?? voters)), await tampered(count ?? changes));
  return rows;
}
