import { createPublicKey, verify } from 'node:crypto';
import type { VerifySignature } from '@openhall/domain/transparency';

/** What stands before the 32 bytes of an Ed25519 public key in SubjectPublicKeyInfo (RFC 8410). */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 by Node's own cryptography. */
export const verifyEd25519: VerifySignature = (message, signature, publicKey) => {
  const key = Buffer.concat([spkiPrefix, publicKey]);
  return verify(null, message, createPublicKey({ key, format: 'der', type: 'spki' }), signature);
};
