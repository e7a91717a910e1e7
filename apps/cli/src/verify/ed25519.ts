import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { verifierKey, type VerifySignature } from '@openhall/domain/transparency';
import type { Sign } from '@openhall/domain/verification';
import { errorCode } from '../error-code.js';
import { Refusal } from '../refusal.js';

/** What stands before the 32 bytes of an Ed25519 public key in SubjectPublicKeyInfo (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 by Node's own cryptography. */
export const verifyEd25519: VerifySignature = (message, signature, publicKey) => {
  const key = Buffer.concat([spkiPrefix, publicKey]);
  return verify(null, message, createPublicKey({ key, format: 'der', type: 'spki' }), signature);
};

/** Somebody who signs under a name. */
export interface Signer {
  verifierKey: string;
  publicKey: Uint8Array;
  sign: Sign;
}

/**
 * The key in a PEM file; made, readable by its owner alone, where there is no such file.
 * @throws Refusal for a file that holds no Ed25519 key
 */
export function readOrMakeSigner(file: string, name: string): Signer {
  const key = readKey(file) ?? makeKey(file);
  if (key.asymmetricKeyType !== 'ed25519') throw new Refusal(`${file}: this is no Ed25519 key.`, 2);
  const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
  const publicKey = new Uint8Array(spki.subarray(-32));
  return {
    verifierKey: verifierKey({ name, publicKey }),
    publicKey,
    sign: (message) => new Uint8Array(sign(null, message, key)),
  };
}

function readKey(file: string): KeyObject | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw new Refusal(`${file} cannot be read (${errorCode(error) ?? 'unknown'}).`, 2);
  }
  try {
    return createPrivateKey(text);
  } catch {
    throw new Refusal(`${file}: this is no private key in PEM form without a password.`, 2);
  }
}

function makeKey(file: string): KeyObject {
  const { privateKey } = generateKeyPairSync('ed25519');
  try {
    writeFileSync(file, privateKey.export({ format: 'pem', type: 'pkcs8' }), { mode: 0o600, flag: 'wx' });
  } catch (error) {
    throw new Refusal(`${file} cannot be written (${errorCode(error) ?? 'unknown'}).`, 2);
  }
  return privateKey;
}
