import { createHash } from 'node:crypto';
import { packageFiles, verifyPackage } from '@openhall/domain/verification';
import { randomFrom } from '../crash/random.mjs';
import { council, honestPackage, verifyEd25519 } from './honest.mjs';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const { manifest, manifestNote, vote } = packageFiles;

/** Whose lines are records that are looked at one by one. */
const lineByLine = new Set([packageFiles.openings, packageFiles.audit]);

/** One record of a text changed by chance: its new text, and the first line that reads otherwise (null: it ends before). */
export function tamper(text, random) {
  const lines = text.split('\n');
  const records = lines.flatMap((line, i) => (line === '' ? [] : [i]));
  const at = records[Math.floor(random() * records.length)];
  const other = records[Math.floor(random() * records.length)];
  const line = lines[at];
  const cut = Math.floor(random() * line.length);
  const kinds = [
    () => lines.splice(at, 1),
    () => lines.splice(at, 0, line),
    () => ([lines[at], lines[other]] = [lines[other], lines[at]]),
    () => (lines[at] = line.slice(0, cut) + otherThan(line[cut], random) + line.slice(cut + 1)),
    () => (lines[at] = line.slice(0, cut) + line.slice(cut + 1)),
    () => (lines[at] = line.slice(0, cut) + otherThan('', random) + line.slice(cut)),
  ];
  kinds[Math.floor(random() * kinds.length)]();
  const before = text.split('\n');
  const first = lines.findIndex((each, i) => each !== before[i]);
  return { text: lines.join('\n'), line: lines[first] ? first + 1 : null };
}

function otherThan(letter, random) {
  const letters = '0123456789abcdef"{},:[]';
  const one = letters[Math.floor(random() * letters.length)];
  return one === letter ? '~' : one;
}

/** Somebody without the key lists the changed file anew, so that the list's signature alone, or the record, gives it away. */
function listedAnew(files) {
  const hashes = Object.fromEntries(
    [...files]
      .filter(([name]) => name !== manifest && name !== manifestNote)
      .map(([name, text]) => [name, sha256(text)]),
  );
  const list = { format: 'openhall-manifest-1', files: hashes };
  return new Map([...files, [manifest, `${JSON.stringify(list, null, 2)}\n`]]);
}

/**
 * Changes single records of a results package by chance, `count` times, every other time with a new list of files, and
 * looks whether each is found and its place named. Returns what was not.
 */
export async function tamperings({ count, seed }) {
  const random = randomFrom(seed);
  const signer = council();
  const { files } = honestPackage(signer, random, { rules: { method: 'approval' }, checkpoints: [10, 25] });
  const evidence = { fingerprint: signer.fingerprint };
  const honest = await verifyPackage(files, evidence, verifyEd25519);
  const problems = honest.verdict === 'proved' ? [] : ['the honest package is not proved'];
  const names = [...files.keys()];
  for (let done = 0; done < count;) {
    const name = names[Math.floor(random() * names.length)];
    const { text, line } = tamper(files.get(name), random);
    if (text === files.get(name)) continue;
    done += 1;
    const changed = new Map([...files, [name, text]]);
    const isListed = random() < 0.5 && name !== manifest && name !== manifestNote;
    const { verdict, checks } = await verifyPackage(
      isListed ? listedAnew(changed) : changed,
      evidence,
      verifyEd25519,
    );
    const places = checks.flatMap(({ places: found }) => found);
    const expected = expectedPlaces(name, line, isListed);
    const missing = expected.filter((place) => !places.some((found) => found.startsWith(place)));
    if (verdict !== 'broken' || missing.length > 0)
      problems.push(`${done}: ${name}:${line} (listed: ${isListed}): ${verdict}, without ${missing.join()}`);
  }
  return { seed, count, problems };
}

function expectedPlaces(name, line, isListed) {
  // Without a vote that can be read nothing else can be looked at.
  if (name === vote) return [];
  if (name === manifest) return [manifestNote];
  // An extract has holes: that an act is missing shows in the signed list alone.
  const isLookedAt = lineByLine.has(name) && line !== null && !(isListed && name === packageFiles.audit);
  const record = isLookedAt ? [`${name}:${line}`] : [];
  return isListed ? [manifestNote, ...record] : [name];
}
