import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crashRounds } from './crash-rounds.mjs';
import { doubleClicks } from './double-clicks.mjs';
import { crashedCasts } from './vote-casts.mjs';
import { crashedCloses } from './vote-closes.mjs';

const kinds = { rounds: crashRounds, clicks: doubleClicks, casts: crashedCasts, closes: crashedCloses };

/** `node run.mjs rounds|clicks|casts|closes COUNT SEED`: runs it on the built server and prints the outcome as JSON. */
const [kind, count, seed] = process.argv.slice(2);
const directory = await mkdtemp(join(tmpdir(), 'openhall-crash-'));
try {
  const options = { rounds: Number(count), count: Number(count), seed: Number(seed) };
  const outcome = await kinds[kind](directory, options);
  console.log(JSON.stringify(outcome));
} finally {
  await rm(directory, { recursive: true, force: true });
}
