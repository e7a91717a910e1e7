import { auditHash, canonicalJson, type ChainedAuditEntry, type JsonValue } from '../records/index.js';
import {
  fingerprintOf,
  fromBase64,
  fromHex,
  provesConsistency,
  readCheckpoint,
  readSignedNote,
  readVerifierKey,
  sameBytes,
  signedBy,
  utf8,
  type Checkpoint,
  type NoteSigner,
  type VerifySignature,
} from '../transparency/index.js';
import {
  canonicalBallot,
  commitmentOf,
  countVote,
  readBallot,
  sha256,
  type BallotContent,
} from '../voting/index.js';
import { declarationLine, declares } from './declaration.js';
import type { Evidence, HeldReceipt } from './evidence.js';
import {
  checkpointFolder,
  manifestText,
  packageFiles,
  receiptText,
  statementFolder,
  type Opening,
  type PackagedConsistency,
  type PackagedElectorate,
  type PackagedResult,
  type PackagedVote,
} from './package-format.js';
import { attempt, linesOf, parse, plainHex, readVote, treeOf, type Tree } from './package-reading.js';
import { statementOn } from './statement.js';
import { Findings, type Verdict } from './verdict.js';

type Files = ReadonlyMap<string, string>;

/**
 * Checks a results package by itself and against the evidence, and counts it again by the rules that it publishes. It
 * needs no server and no database. Never throws for what a package holds: it says where it is broken.
 */
export async function verifyPackage(
  files: Files,
  evidence: Evidence,
  verify: VerifySignature,
): Promise<Verdict> {
  const findings = new Findings();
  const vote = readVote(files, findings);
  if (!vote) return findings.verdict(null);
  const signer = readVerifierKey(vote.verifierKey);
  if (!signer) {
    findings.fail('format', `${packageFiles.vote}: verifierKey`);
    return findings.verdict(null);
  }
  const fingerprint = fingerprintOf(signer.publicKey);
  if (evidence.fingerprint !== undefined)
    findings.expect(plainHex(evidence.fingerprint) === fingerprint, 'key', packageFiles.vote);
  const check = new PackageCheck(files, vote, signer, findings, verify);
  for (const step of stepsOf(check, files, vote, evidence)) {
    try {
      await step();
    } catch {
      findings.fail('format', packageFiles.vote);
    }
  }
  return findings.verdict(fingerprint);
}

/** The checks one by one: whatever is in the package, the others are still made. */
function stepsOf(
  check: PackageCheck,
  files: Files,
  vote: PackagedVote,
  evidence: Evidence,
): (() => void | Promise<void>)[] {
  const tree = check.leaves();
  const openings = files.get(packageFiles.openings) ?? evidence.openings;
  return [
    () => check.manifest(),
    () => check.checkpoints(tree),
    ...(evidence.checkpoints ?? []).map((note, i) => () => check.earlier(note, i + 1, tree)),
    ...(evidence.receipts ?? []).map((receipt) => () => check.receipt(receipt, tree)),
    () =>
      openings === undefined
        ? check.withoutOpenings(vote)
        : check.recount(check.openings(openings, tree), tree),
    () => check.audit(),
    () => check.statements(tree),
  ];
}

class PackageCheck {
  constructor(
    private readonly files: Files,
    private readonly vote: PackagedVote,
    private readonly signer: NoteSigner,
    private readonly findings: Findings,
    private readonly verify: VerifySignature,
  ) {}

  /** Every file is listed with its hash, nothing else is there, and the list is signed. */
  async manifest(): Promise<void> {
    const listed = this.json<{ files: Record<string, string> }>(packageFiles.manifest)?.files ?? {};
    const text = this.files.get(packageFiles.manifest) ?? '';
    for (const [name, content] of this.files) {
      if (name === packageFiles.manifest || name === packageFiles.manifestNote) continue;
      this.findings.expect(listed[name] === sha256(content), 'files', name);
    }
    for (const name of Object.keys(listed)) this.findings.expect(this.files.has(name), 'files', name);
    const note = readSignedNote(this.files.get(packageFiles.manifestNote) ?? '');
    // Nothing else binds this file, so there is one way only to write it.
    const holds =
      note?.signatures.length === 1 &&
      note.text === manifestText(this.vote.origin, sha256(text)) &&
      (await signedBy(note, this.signer, this.verify));
    this.findings.expect(holds, 'signature', packageFiles.manifestNote);
  }

  leaves(): Tree {
    const lines = linesOf(this.files.get(packageFiles.leaves));
    lines.forEach((line, i) =>
      this.findings.expect(/^[0-9a-f]{64}$/.test(line), 'leaves', `${packageFiles.leaves}:${i + 1}`),
    );
    this.findings.expect(new Set(lines).size === lines.length, 'leaves', packageFiles.leaves);
    return treeOf(lines);
  }

  /** Each checkpoint is signed, names this vote, and its root is that of the leaves which it speaks of. */
  async checkpoints(tree: Tree): Promise<void> {
    const names = [...this.files.keys()].filter((name) => name.startsWith(checkpointFolder)).sort();
    const found: Checkpoint[] = [];
    for (const name of names) {
      const checkpoint = await this.checkpoint(this.files.get(name) ?? '', tree);
      this.findings.expect(checkpoint !== null, 'checkpoints', name);
      if (checkpoint) found.push(checkpoint);
    }
    const last = found.at(-1);
    this.findings.expect(
      last?.size === tree.commitments.length,
      'checkpoints',
      names.at(-1) ?? checkpointFolder,
    );
    this.consistency(found);
  }

  private consistency(checkpoints: readonly Checkpoint[]): void {
    const proofs = this.json<PackagedConsistency[]>(packageFiles.consistency) ?? [];
    this.findings.begin('consistency');
    checkpoints.slice(1).forEach((after, i) => {
      const before = checkpoints[i] as Checkpoint;
      const proof = proofs.find(({ from, to }) => from === before.size && to === after.size);
      const hashes = proof?.proof.map((hash) => fromHex(hash));
      const holds = hashes?.every((hash) => hash !== null) && provesConsistency(before, after, hashes);
      this.findings.expect(
        holds === true,
        'consistency',
        `${packageFiles.consistency}: ${before.size} → ${after.size}`,
      );
    });
  }

  /** A checkpoint that somebody kept: its root must be that of the same number of leaves here. */
  async earlier(note: string, number: number, tree: Tree): Promise<void> {
    const checkpoint = await this.checkpoint(note, tree);
    this.findings.expect(checkpoint !== null, 'earlier_checkpoints', `checkpoint ${number}`);
  }

  /** A receipt was signed by the same key, and its ballot is in the tree. */
  async receipt({ commitment, signature, code }: HeldReceipt, tree: Tree): Promise<void> {
    const bytes = fromBase64(signature);
    const text = utf8(receiptText(this.vote.origin, commitment));
    const genuine = bytes !== null && (await this.verify(text, bytes, this.signer.publicKey));
    this.findings.expect(genuine && tree.commitments.includes(commitment), 'receipts', code);
  }

  /** Every leaf is opened by its line: the ballot behind it is the one that was committed to, and the rules allow it. */
  openings(text: string, tree: Tree): Opening[] {
    const lines = linesOf(text);
    const openings: Opening[] = [];
    const nonces = new Set<string>();
    this.findings.expect(lines.length === tree.commitments.length, 'openings', packageFiles.openings);
    lines.forEach((line, i) => {
      const opening = parse<Opening>(line);
      const place = `${packageFiles.openings}:${i + 1}`;
      const holds =
        opening !== null && this.opens(opening, tree.commitments[i]) && !nonces.has(opening.nonce);
      this.findings.expect(holds, 'openings', place);
      if (opening && holds) {
        nonces.add(opening.nonce);
        openings.push(opening);
      }
    });
    return openings;
  }

  /** Only a confidential vote may keep its openings to the scrutineers. */
  withoutOpenings({ publication }: PackagedVote): void {
    if (publication !== 'confidential') this.findings.fail('openings', packageFiles.openings);
  }

  private opens({ nonce, ballot, superseded }: Opening, commitment: string | undefined): boolean {
    if (typeof superseded !== 'boolean' || !/^[0-9a-f]{64}$/.test(nonce)) return false;
    if (typeof ballot !== 'object' || ballot === null) return false;
    const read = attempt(() => readBallot(ballot, this.vote.rules, this.vote.options));
    if (!read || !('ballot' in read)) return false;
    const text = canonicalBallot(ballot);
    return canonicalBallot(read.ballot) === text && commitmentOf(nonce, this.vote.id, text) === commitment;
  }

  /** Counting the opened ballots gives the published result, and the totals agree. */
  recount(openings: readonly Opening[], tree: Tree): void {
    const counted = openings
      .filter(({ superseded }) => !superseded)
      .map(({ ballot }): BallotContent => ballot);
    const result = this.json<PackagedResult>(packageFiles.result);
    const again = attempt(() => countVote(this.vote.rules, this.vote.options, counted));
    this.findings.begin('count');
    const expected = again && (JSON.parse(JSON.stringify(again)) as Record<string, JsonValue>);
    for (const [key, value] of Object.entries(expected ?? { winners: null })) {
      const published = result?.[key as keyof PackagedResult] as JsonValue | undefined;
      const same = published !== undefined && canonicalJson(published) === canonicalJson(value);
      this.findings.expect(same, 'count', `${packageFiles.result}: ${key}`);
    }
    this.totals(counted.length, tree.commitments.length);
  }

  private totals(counted: number, leaves: number): void {
    const electorate = this.json<PackagedElectorate>(packageFiles.electorate);
    const place = packageFiles.electorate;
    this.findings.expect(electorate?.voted === counted, 'totals', `${place}: voted`);
    this.findings.expect(electorate?.superseded === leaves - counted, 'totals', `${place}: superseded`);
    const by = Object.values(electorate?.by ?? {}).reduce((sum, number) => sum + number, 0);
    this.findings.expect(by === counted, 'totals', `${place}: by`);
    const size = electorate?.size ?? null;
    this.findings.expect(size === null || counted <= size, 'totals', `${place}: size`);
  }

  /** Each entry of the audit extract still has the hash that the chain gave it, and they stand in its order. */
  audit(): void {
    this.findings.begin('audit');
    let last = 0;
    linesOf(this.files.get(packageFiles.audit)).forEach((line, i) => {
      const entry = parse<ChainedAuditEntry>(line);
      const holds =
        entry !== null &&
        entry.seq > last &&
        attempt(() => auditHash(entry.previousHash, entry, sha256)) === entry.hash;
      last = entry?.seq ?? last;
      this.findings.expect(holds, 'audit', `${packageFiles.audit}:${i + 1}`);
    });
  }

  /** Scrutineers signed that the openings fit this tree and come to this result. Until one has, nothing is asked. */
  async statements(tree: Tree): Promise<void> {
    if (this.vote.publication !== 'confidential') return;
    const names = [...this.files.keys()].filter(
      (name) => name.startsWith(statementFolder) && name.endsWith('.txt'),
    );
    const expected = statementOn(this.vote.origin, tree, this.json<JsonValue>(packageFiles.result) ?? null);
    for (const name of names) {
      const note = readSignedNote(this.files.get(name) ?? '');
      const signer = readVerifierKey((this.files.get(name.replace(/\.txt$/, '.key')) ?? '').trim());
      const holds =
        note !== null &&
        signer !== null &&
        note.text === expected &&
        (await signedBy(note, signer, this.verify));
      this.findings.expect(holds, 'statements', name);
    }
  }

  private async checkpoint(text: string, tree: Tree): Promise<Checkpoint | null> {
    const note = readSignedNote(text);
    const checkpoint = note && readCheckpoint(note.text);
    if (!note || !checkpoint || checkpoint.origin !== this.vote.origin) return null;
    if (!declares(checkpoint.extensions, declarationLine(this.vote))) return null;
    const root = tree.rootAt(checkpoint.size);
    if (!root || !sameBytes(root, checkpoint.root)) return null;
    return (await signedBy(note, this.signer, this.verify)) ? checkpoint : null;
  }

  private json<T>(name: string): T | null {
    const value = parse<T>(this.files.get(name) ?? '');
    if (value === null) this.findings.fail('format', name);
    return value;
  }
}
