import { writeFile } from 'node:fs/promises';
import { fingerprintOf } from '@openhall/domain/transparency';
import { signNote, statementOnPackage, type Verdict } from '@openhall/domain/verification';
import { errorCode } from '../error-code.js';
import { Refusal } from '../refusal.js';
import { readOrMakeSigner } from './ed25519.js';

/** Where a statement went, and the fingerprint that its signer tells people elsewhere. */
export interface SignedStatement {
  file: string;
  fingerprint: string;
}

/**
 * Signs, beside the package, that its openings were counted to the published result.
 * @throws Refusal when they were not, or for a name that no key can have
 */
export async function signStatement(
  path: string,
  files: ReadonlyMap<string, string>,
  verdict: Verdict,
  signer: { keyFile: string; name: string },
): Promise<SignedStatement> {
  const counted = verdict.checks.some(({ name, outcome }) => name === 'count' && outcome === 'passed');
  const text = statementOnPackage(files);
  if (verdict.verdict === 'broken' || !counted || text === null)
    throw new Refusal('Nothing was signed: the count does not hold.');
  const { verifierKey, publicKey, sign } = readOrMakeSigner(signer.keyFile, keyName(signer.name));
  const file = `${path.replace(/\.zip$/i, '')}.statement.json`;
  const statement = { note: signNote(text, verifierKey, sign), verifierKey };
  try {
    await writeFile(file, `${JSON.stringify(statement, null, 2)}\n`);
  } catch (error) {
    throw new Refusal(`${file} cannot be written (${errorCode(error) ?? 'unknown'}).`, 2);
  }
  return { file, fingerprint: fingerprintOf(publicKey) };
}

/** Names of keys hold neither spaces nor pluses. */
function keyName(name: string): string {
  const plain = name.trim().replace(/[\s+]+/g, '-');
  if (plain !== '') return plain;
  throw new Refusal('--name: who signs?', 2);
}
