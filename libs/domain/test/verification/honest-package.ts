import {
  createPublicKey,
  generateKeyPairSync,
  sign as signWithKey,
  verify as verifyWithKey,
} from 'node:crypto';
import { auditHash, chainStart } from '../../src/records/index.js';
import {
  concat,
  fingerprintOf,
  fromHex,
  toBase64,
  utf8,
  verifierKey,
  writeCheckpoint,
  type VerifySignature,
} from '../../src/transparency/index.js';
import {
  canonicalBallot,
  commitmentOf,
  countVote,
  sha256,
  usualRules,
  type BallotContent,
} from '../../src/voting/index.js';
import { canonicalJson, type JsonValue } from '../../src/records/index.js';
import { declarationLine } from '../../src/verification/declaration.js';
import {
  receiptText,
  statementText,
  type PackagedResult,
  type PackagedVote,
} from '../../src/verification/package-format.js';
import { treeOf } from '../../src/verification/package-reading.js';
import type { HeldReceipt } from '../../src/verification/evidence.js';
import { signNote, writePackage, type Sign } from '../../src/verification/write-package.js';

export interface KeyPair {
  verifierKey: string;
  fingerprint: string;
  sign: Sign;
}

export interface Honest {
  files: Map<string, string>;
  ballots: { nonce: string; ballot: BallotContent; superseded: boolean }[];
  /** The first was out after ten ballots. */
  checkpoints: string[];
  receipts: HeldReceipt[];
}

const derPrefix = fromHex('302a300506032b6570032100') as Uint8Array;

/** The platform's Ed25519. */
export const verifyEd25519: VerifySignature = (message, signature, publicKey) => {
  const key = Buffer.from(concat(derPrefix, publicKey));
  return verifyWithKey(null, message, createPublicKey({ key, format: 'der', type: 'spki' }), signature);
};

export function keyPair(name: string): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
  return {
    verifierKey: verifierKey({ name, publicKey: raw }),
    fingerprint: fingerprintOf(raw),
    sign: (message) => new Uint8Array(signWithKey(null, message, privateKey)),
  };
}

const voteId = 'vote-1';
const origin = 'council.example/votes/vote-1';
const options = [
  { id: 'a', title: 'Park', cost: null },
  { id: 'b', title: 'Library', cost: null },
];
const rules = { ...usualRules, method: 'approval' as const, quorum: 5 };

function fifteenBallots(): Honest['ballots'] {
  return Array.from({ length: 15 }, (_, i) => ({
    nonce: sha256(`nonce ${i}`),
    ballot: i === 14 ? { abstain: true as const } : { picks: i % 3 === 0 ? ['a', 'b'] : ['a'] },
    superseded: i === 5,
  }));
}

interface Whole {
  declared?: Partial<PackagedVote>;
  /** Whether a scrutineer has signed. */
  signed?: boolean;
}

/** A whole package as an honest server writes it, from these ballots; `result` forges parts of the result. */
export function honestPackage(
  council: KeyPair,
  ballots = fifteenBallots(),
  result: Partial<PackagedResult> = {},
  publication: PackagedVote['publication'] = 'open',
  { declared = {}, signed = publication === 'confidential' }: Whole = {},
): Honest {
  const commitments = ballots.map(({ nonce, ballot }) =>
    commitmentOf(nonce, voteId, canonicalBallot(ballot)),
  );
  const tree = treeOf(commitments);
  const rootAt = (size: number): Uint8Array => tree.rootAt(size) ?? new Uint8Array();
  const counted = ballots.filter(({ superseded }) => !superseded).map(({ ballot }) => ballot);
  const account = { ...countVote(rules, options, counted), ...result };
  const vote: PackagedVote = {
    format: 'openhall-vote-1',
    id: voteId,
    origin,
    council: 'Council',
    question: 'What first?',
    options,
    rules,
    electorate: 'signed_in',
    publication,
    turnoutShown: true,
    rehearsal: false,
    opensAt: 1,
    closesAt: 2,
    verifierKey: council.verifierKey,
    scrutineers: publication === 'confidential' ? ['Ada'] : [],
    ...declared,
  };
  const checkpoints = [10, ballots.length].map((size) =>
    signNote(
      writeCheckpoint({ origin, size, root: rootAt(size), extensions: [declarationLine(vote)] }),
      council.verifierKey,
      council.sign,
    ),
  );
  const ada = keyPair('ada');
  const resultHash = sha256(canonicalJson(JSON.parse(JSON.stringify(account)) as JsonValue));
  const statement = statementText(origin, ballots.length, toBase64(rootAt(ballots.length)), resultHash);
  const entry = {
    seq: 7,
    at: 1,
    actorId: null,
    act: 'vote.opened',
    subjectType: 'vote',
    subjectId: voteId,
    detail: {},
  };
  const files = writePackage(
    {
      vote,
      commitments,
      openings: publication === 'open' ? ballots : null,
      checkpoints,
      result: account,
      electorate: {
        size: 40,
        voted: counted.length,
        superseded: ballots.length - counted.length,
        by: { account: counted.length },
        changes: [{ at: 1, act: 'register.imported', size: 40 }],
      },
      audit: [{ ...entry, previousHash: chainStart.hash, hash: auditHash(chainStart.hash, entry, sha256) }],
      statements: signed
        ? [
            {
              name: 'Ada',
              note: signNote(statement, ada.verifierKey, ada.sign),
              verifierKey: ada.verifierKey,
            },
          ]
        : [],
      others: new Map([['README.md', '# Result 1\n']]),
    },
    council.sign,
  );
  const receipts = commitments.map((commitment) => ({
    commitment,
    signature: toBase64(council.sign(utf8(receiptText(origin, commitment)))),
    code: commitment.slice(0, 12),
  }));
  return { files, ballots, checkpoints, receipts };
}
