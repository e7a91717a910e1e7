import type { Command } from 'commander';
import { verifyPackage, type PackagedVote, type Verdict } from '@openhall/domain/verification';
import { Refusal } from './refusal.js';
import { printable } from './tally/printable.js';
import { verifyEd25519 } from './verify/ed25519.js';
import { readEvidence, type EvidenceFiles } from './verify/evidence-files.js';
import { checkPack, isPack, packLines } from './verify/council-pack.js';
import { packageOf, readZip, type PackageZip, type ZipEntries } from './verify/package-zip.js';
import { signStatement } from './verify/scrutineer-statement.js';
import { verdictLines } from './verify/verdict-lines.js';

interface VerifyOptions extends EvidenceFiles {
  signStatement?: string;
  name?: string;
  json?: boolean;
}

const exitCodes: Record<Verdict['verdict'], number> = { proved: 0, broken: 1, consistent: 3 };

/** `openhall verify`: checks and counts a results package or a council pack again; no database and no server needed. */
export function verifyCommand(program: Command): void {
  program
    .command('verify')
    .description(
      'check the results package of a vote and count it again, or a council pack; needs no database and no server',
    )
    .argument('<package>', 'the ZIP file that the council published')
    .option('--key <fingerprint>', 'fingerprint of the council’s key, from anywhere but the package')
    .option('--checkpoint <file>', 'a checkpoint that was kept while the vote ran; may be repeated', add, [])
    .option('--receipt <file>', 'a receipt as it was downloaded; may be repeated', add, [])
    .option('--openings <file>', 'scrutineers: the ballots of a confidential vote')
    .option('--sign-statement <keyfile>', 'scrutineers: sign the count; the key is made if it is not there')
    .option('--name <name>', 'scrutineers: who signs')
    .option('--json', 'print the verdict as JSON')
    .addHelpText('after', '\nExit codes: 0 proved, 1 broken, 2 usage, 3 consistent but not proved')
    .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
    .action(run);
}

function add(value: string, earlier: readonly string[]): string[] {
  return [...earlier, value];
}

async function run(path: string, options: VerifyOptions): Promise<void> {
  const signer = signerOf(options);
  const evidence = await readEvidence(options);
  const archive = await readZip(path);
  if (isPack(archive.entries)) return runPack(archive.entries, options);
  const zip = packageOf(archive);
  const verdict = withUnreadable(await verifyPackage(zip.files, evidence, verifyEd25519), zip);
  const vote = voteIn(zip);
  const lines = options.json
    ? [JSON.stringify({ ...verdict, vote: vote && { id: vote.id, question: vote.question } })]
    : verdictLines(verdict, vote);
  process.stdout.write(`${lines.map(printable).join('\n')}\n`);
  process.exitCode = exitCodes[verdict.verdict];
  if (!signer) return;
  const { file, fingerprint } = await signStatement(path, zip.files, verdict, signer);
  process.stderr.write(`Signed: ${file}\nTell people your key’s fingerprint: ${fingerprint}\n`);
}

/** A council pack: every figure is worked out again. */
function runPack(entries: ZipEntries['entries'], { json = false }: VerifyOptions): void {
  const verdict = checkPack(entries);
  const lines = json ? [JSON.stringify(verdict)] : packLines(verdict);
  process.stdout.write(`${lines.map(printable).join('\n')}\n`);
  process.exitCode = verdict.ok ? 0 : 1;
}

function signerOf({ signStatement: keyFile, name, openings }: VerifyOptions) {
  if (keyFile === undefined) {
    if (name === undefined) return null;
    throw new Refusal('--name belongs to --sign-statement.', 2);
  }
  if (openings === undefined || name === undefined)
    throw new Refusal('--sign-statement needs --openings and --name.', 2);
  return { keyFile, name };
}

/** Files that are no text, or are there twice, break a package whatever else holds. */
function withUnreadable(verdict: Verdict, { unreadable }: PackageZip): Verdict {
  if (unreadable.length === 0) return verdict;
  const checks = verdict.checks.map((check) =>
    check.name === 'format'
      ? { ...check, outcome: 'failed' as const, places: [...check.places, ...unreadable] }
      : check,
  );
  return { ...verdict, verdict: 'broken', checks };
}

function voteIn({ files }: PackageZip): PackagedVote | null {
  try {
    const vote = JSON.parse(files.get('vote.json') ?? '') as PackagedVote | null;
    return typeof vote?.question === 'string' ? vote : null;
  } catch {
    return null;
  }
}
