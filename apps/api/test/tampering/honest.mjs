import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { auditHash, chainStart } from '@openhall/domain/records';
import {
  appendLeaves,
  emptyFrontier,
  fingerprintOf,
  fromHex,
  leafHash,
  rootOf,
  verifierKey,
  writeCheckpoint,
} from '@openhall/domain/transparency';
import { declarationLine, signNote, writePackage } from '@openhall/domain/verification';
import {
  canonicalBallot,
  commitmentOf,
  countVote,
  readBallot,
  sha256,
  usualRules,
} from '@openhall/domain/voting';

const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 by Node's own cryptography. */
export const verifyEd25519 = (message, signature, publicKey) => {
  const key = Buffer.concat([spkiPrefix, publicKey]);
  return verify(null, message, createPublicKey({ key, format: 'der', type: 'spki' }), signature);
};

/** Somebody who signs as the council does. */
export function council(name = 'council.example') {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  return {
    verifierKey: verifierKey({ name, publicKey: raw }),
    fingerprint: fingerprintOf(raw),
    sign: (message) => new Uint8Array(sign(null, message, privateKey)),
  };
}

const origin = 'council.example/votes/v';
const optionsOf = (count, costs) =>
  Array.from({ length: count }, (_, i) => ({
    id: `option-${i}`,
    title: `Option ${i}`,
    cost: costs ? 1_000 + ((i * 7_919) % 9_000) : null,
  }));

/** A ballot that the rules allow. */
function ballotFor(rules, options, random) {
  const some = options.filter(() => random() < 0.4);
  const marked = some.length > 0 ? some : [options[Math.floor(random() * options.length)]];
  const ids = marked.map(({ id }) => id);
  if (random() < 0.03) return { abstain: true };
  switch (rules.method) {
    case 'single-choice':
      return { picks: ids.slice(0, 1) };
    case 'instant-runoff':
    case 'stv':
    case 'schulze':
    case 'borda':
      return {
        ranks: ids
          .map((id) => [random(), id])
          .sort()
          .map(([, id]) => id),
      };
    case 'score':
      return { points: Object.fromEntries(ids.map((id) => [id, 1 + Math.floor(random() * rules.points)])) };
    case 'cumulative':
      return { points: Object.fromEntries(ids.slice(0, rules.points).map((id) => [id, 1])) };
    default:
      return { picks: ids };
  }
}

/**
 * The files of a results package as an honest server writes them, of so many random ballots under these rules.
 * `checkpoints` are the sizes at which one went out before the last.
 */
export function honestPackage(
  signer,
  random,
  { rules = {}, ballots = 40, options = 4, checkpoints = [] } = {},
) {
  const declared = { ...usualRules, method: 'single-choice', ...rules };
  const choices = optionsOf(options, declared.budget !== null);
  const openings = Array.from({ length: ballots }, (_, i) => {
    const { ballot, problem } = readBallot(ballotFor(declared, choices, random), declared, choices);
    if (!ballot) throw new Error(problem);
    return { nonce: sha256(`${i} ${random()}`), ballot, superseded: random() < 0.05 };
  });
  const commitments = openings.map(({ nonce, ballot }) => commitmentOf(nonce, 'v', canonicalBallot(ballot)));
  const counted = openings.filter(({ superseded }) => !superseded).map(({ ballot }) => ballot);
  const vote = {
    format: 'openhall-vote-1',
    id: 'v',
    origin,
    council: 'Council',
    question: 'What first?',
    options: choices,
    rules: declared,
    electorate: 'signed_in',
    publication: 'open',
    turnoutShown: true,
    rehearsal: false,
    opensAt: 1,
    closesAt: 2,
    verifierKey: signer.verifierKey,
    scrutineers: [],
  };
  const notes = [...checkpoints, ballots].map((size) =>
    checkpointOf(vote, commitments.slice(0, size), signer),
  );
  const files = writePackage(
    {
      vote,
      commitments,
      openings,
      checkpoints: notes,
      result: countVote(declared, choices, counted),
      electorate: {
        size: null,
        voted: counted.length,
        superseded: ballots - counted.length,
        by: { email: counted.length },
        changes: [],
      },
      audit: auditOf(['vote.created', 'vote.opened', 'vote.closed', 'vote.counted']),
      statements: [],
      others: new Map([['README.md', '# Results\n']]),
    },
    signer.sign,
  );
  return { files, notes, commitments, vote };
}

function checkpointOf(vote, commitments, signer) {
  const leaves = commitments.map((commitment) => leafHash(fromHex(commitment)));
  const root = rootOf(appendLeaves(emptyFrontier, leaves).frontier);
  const text = writeCheckpoint({ origin, size: leaves.length, root, extensions: [declarationLine(vote)] });
  return signNote(text, signer.verifierKey, signer.sign);
}

function auditOf(acts) {
  let previousHash = chainStart.hash;
  return acts.map((act, i) => {
    const entry = { seq: i + 1, at: i, actorId: null, act, subjectType: 'vote', subjectId: 'v', detail: {} };
    const link = { ...entry, previousHash, hash: auditHash(previousHash, entry, sha256) };
    previousHash = link.hash;
    return link;
  });
}
