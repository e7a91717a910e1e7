import { canonicalJson, type ChainedAuditEntry, type JsonValue } from '../records/index.js';
import {
  consistencyProof,
  keyIdOf,
  readCheckpoint,
  readSignedNote,
  readVerifierKey,
  toHex,
  utf8,
  writeSignedNote,
} from '../transparency/index.js';
import { sha256 } from '../voting/index.js';
import {
  checkpointFolder,
  manifestText,
  packageFiles,
  statementFolder,
  type Opening,
  type PackagedConsistency,
  type PackagedElectorate,
  type PackagedResult,
  type PackagedVote,
} from './package-format.js';
import { treeOf } from './package-reading.js';

/** Everything that a results package is made of. */
export interface PackageContents {
  readonly vote: PackagedVote;
  /** In the order of the tree. */
  readonly commitments: readonly string[];
  /** In the order of the leaves; null for a confidential vote. */
  readonly openings: readonly Opening[] | null;
  /** Signed notes, the earliest first. */
  readonly checkpoints: readonly string[];
  readonly result: PackagedResult;
  readonly electorate: PackagedElectorate;
  readonly audit: readonly ChainedAuditEntry[];
  /** Of the scrutineers of a confidential vote. */
  readonly statements: readonly {
    readonly name: string;
    readonly note: string;
    readonly verifierKey: string;
  }[];
  /** Further files, for people: a README, a second verifier. */
  readonly others: ReadonlyMap<string, string>;
}

/** Signs bytes with the key that the vote names. */
export type Sign = (message: Uint8Array) => Uint8Array;

/** The files of a results package, by name, with the signed list of them. Throws RangeError for contents that don't fit together. */
export function writePackage(contents: PackageContents, sign: Sign): Map<string, string> {
  const { vote } = contents;
  const files = new Map<string, string>([
    [packageFiles.vote, pretty(vote)],
    [packageFiles.leaves, lines(contents.commitments)],
    [packageFiles.consistency, pretty(consistencyOf(contents))],
    [packageFiles.result, pretty(contents.result)],
    [packageFiles.electorate, pretty(contents.electorate)],
    [packageFiles.audit, lines(contents.audit.map((entry) => JSON.stringify(entry)))],
    ...contents.others,
  ]);
  if (contents.openings) {
    const openings = contents.openings.map((opening) => canonicalJson(opening as unknown as JsonValue));
    files.set(packageFiles.openings, lines(openings));
  }
  contents.checkpoints.forEach((note, i) => files.set(`${checkpointFolder}${numbered(i + 1)}.txt`, note));
  contents.statements.forEach(({ note, verifierKey }, i) => {
    files.set(`${statementFolder}${numbered(i + 1)}.txt`, note);
    files.set(`${statementFolder}${numbered(i + 1)}.key`, `${verifierKey}\n`);
  });
  const hashes = Object.fromEntries([...files].map(([name, content]) => [name, sha256(content)]));
  const manifest = pretty({ format: 'openhall-manifest-1', files: hashes });
  files.set(packageFiles.manifest, manifest);
  files.set(
    packageFiles.manifestNote,
    signNote(manifestText(vote.origin, sha256(manifest)), vote.verifierKey, sign),
  );
  return files;
}

/** A text signed with the key that `verifierKey` names. Throws RangeError for a verifier key that is none. */
export function signNote(text: string, verifierKey: string, sign: Sign): string {
  const signer = readVerifierKey(verifierKey);
  if (!signer) throw new RangeError('not a verifier key');
  const signature = { name: signer.name, keyId: keyIdOf(signer), signature: sign(utf8(text)) };
  return writeSignedNote({ text, signatures: [signature] });
}

function consistencyOf({ commitments, checkpoints }: PackageContents): PackagedConsistency[] {
  const { node } = treeOf(commitments);
  const sizes = checkpoints.map((note) => readCheckpoint(readSignedNote(note)?.text ?? '')?.size ?? -1);
  return sizes.slice(1).map((to, i) => {
    const from = sizes[i] as number;
    return { from, to, proof: consistencyProof(from, to, node).map(toHex) };
  });
}

function numbered(number: number): string {
  return String(number).padStart(5, '0');
}

function lines(all: readonly string[]): string {
  return all.map((line) => `${line}\n`).join('');
}

function pretty(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
