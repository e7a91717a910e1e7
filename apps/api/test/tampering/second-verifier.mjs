import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { verifyPackage } from '@openhall/domain/verification';
import { randomFrom } from '../crash/random.mjs';
import { council, honestPackage, verifyEd25519 } from './honest.mjs';
import { tamper } from './tamperings.mjs';

const script = join(import.meta.dirname, '../../../../docs/verify/verify.py');
const methods = [
  'single-choice',
  'approval',
  'score',
  'cumulative',
  'instant-runoff',
  'greedy',
  'equal-shares',
];
const budgets = new Set(['greedy', 'equal-shares']);

/** Rules as they may be declared; ballots are few, so that there are ties. */
function rulesFor(method, random) {
  const one = (...choices) => choices[Math.floor(random() * choices.length)];
  return {
    method,
    seats: method === 'instant-runoff' ? 1 : one(1, 2),
    points: 5,
    budget: budgets.has(method) ? one(4_000, 9_000, 15_000) : null,
    quorum: one(null, null, 20),
    minimumSupport: method === 'instant-runoff' ? null : one(null, 2),
    tie: one(['option-order'], ['lot'], ['previous-rounds', 'lot'], ['previous-rounds', 'option-order'], []),
    seed: 'drawn on 5 May: 7 11 23',
    utility: one('cost', 'cardinality'),
    completion: one('none', 'exhaust', 'greedy', 'raise'),
    stopAtFirstUnaffordable: one(true, false),
  };
}

/** What `verify.py` says of these files. */
function secondOpinion(directory, files, fingerprint, evidence) {
  const path = join(directory, 'package.zip');
  writeFileSync(path, zipSync(Object.fromEntries([...files].map(([name, text]) => [name, strToU8(text)]))));
  const words = [script, path, '--key', fingerprint, '--json', ...evidence];
  const { stdout, stderr, status } = spawnSync('python3', words, { encoding: 'utf8' });
  if (stdout === '') throw new Error(`verify.py ended with ${status}: ${stderr}`);
  return JSON.parse(stdout);
}

const inWords = ({ verdict, checks }) =>
  JSON.stringify([verdict, ...checks.map(({ name, outcome, places }) => `${name} ${outcome} ${places}`)]);

/**
 * Hands packages of all methods that the second verifier counts to both verifiers, as they are and with a record changed
 * by chance; returns where the two do not say the same.
 */
export async function secondOpinions({ count, seed }) {
  const random = randomFrom(seed);
  const signer = council();
  const directory = mkdtempSync(join(tmpdir(), 'openhall-second-'));
  const problems = [];
  const verdicts = {};
  try {
    for (let done = 0; done < count; done += 1) {
      const method = methods[done % methods.length];
      const ballots = 5 + Math.floor(random() * 30);
      const options = { rules: rulesFor(method, random), ballots, options: 5, checkpoints: [5] };
      const { files, notes, commitments } = honestPackage(signer, random, options);
      const note = join(directory, 'note.txt');
      writeFileSync(note, notes[0]);
      const receipt = receiptOf(signer, commitments[0]);
      writeFileSync(join(directory, 'receipt.json'), JSON.stringify(receipt));
      const isTampered = random() < 0.5;
      const name = [...files.keys()][Math.floor(random() * files.size)];
      const given = isTampered ? new Map([...files, [name, tamper(files.get(name), random).text]]) : files;
      const evidence = { fingerprint: signer.fingerprint, checkpoints: [notes[0]], receipts: [receipt] };
      const ours = await verifyPackage(given, evidence, verifyEd25519);
      const theirs = secondOpinion(directory, given, signer.fingerprint, [
        ...['--checkpoint', note],
        ...['--receipt', join(directory, 'receipt.json')],
      ]);
      verdicts[ours.verdict] = (verdicts[ours.verdict] ?? 0) + 1;
      const same = ours.verdict === theirs.verdict && (isTampered || inWords(ours) === inWords(theirs));
      if (!same || (!isTampered && ours.verdict !== 'proved'))
        problems.push(
          `${done} ${method} ${isTampered ? name : 'honest'}:\n${inWords(ours)}\n${inWords(theirs)}`,
        );
    }
  } finally {
    rmSync(directory, { recursive: true });
  }
  return { seed, count, verdicts, problems };
}

function receiptOf(signer, commitment) {
  const text = `openhall-receipt-1\ncouncil.example/votes/v\n${commitment}\n`;
  const signature = Buffer.from(signer.sign(Buffer.from(text))).toString('base64');
  return { commitment, signature, code: commitment.slice(0, 12) };
}
