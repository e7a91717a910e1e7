import { generateKeyPairSync, createPublicKey, sign, verify as verifyWithKey } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { concat, fromHex, toHex } from './bytes.js';
import { readCheckpoint, writeCheckpoint } from './checkpoint.js';
import { leafHash, rootOfLeaves } from './merkle.js';
import {
  fingerprintOf,
  keyIdOf,
  readSignedNote,
  readVerifierKey,
  signedBy,
  utf8,
  verifierKey,
  writeSignedNote,
  type VerifySignature,
} from './signed-note.js';

const derPrefix = fromHex('302a300506032b6570032100') as Uint8Array;

const verify: VerifySignature = (message, signature, publicKey) =>
  verifyWithKey(
    null,
    message,
    createPublicKey({ key: Buffer.from(concat(derPrefix, publicKey)), format: 'der', type: 'spki' }),
    signature,
  );

/** The example of C2SP signed-note and of its first implementation (golang.org/x/mod/sumdb/note). */
const peter = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const wisdom =
  'If you think cryptography is the answer to your problem,\n' +
  "then you don't know what your problem is.\n" +
  '\n' +
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';

describe('a signed note', () => {
  it('is read and verified as the specification’s example', async () => {
    const signer = readVerifierKey(peter);
    const note = readSignedNote(wisdom);
    if (!signer || !note) throw new Error('not read');
    expect(verifierKey(signer)).toBe(peter);
    expect(await signedBy(note, signer, verify)).toBe(true);
    expect(writeSignedNote(note)).toBe(wisdom);
    expect(await signedBy({ ...note, text: note.text.replace('answer', 'Answer') }, signer, verify)).toBe(
      false,
    );
  });

  it('passes over signatures of others, and fails on a wrong one of the signer', async () => {
    const signer = readVerifierKey(peter);
    const note = readSignedNote(wisdom);
    const own = note?.signatures[0];
    if (!signer || !note || !own) throw new Error('not read');
    const stranger = { ...own, name: 'stranger' };
    expect(await signedBy({ ...note, signatures: [stranger, own] }, signer, verify)).toBe(true);
    expect(await signedBy({ ...note, signatures: [stranger] }, signer, verify)).toBe(false);
    const forged = { ...own, signature: own.signature.map((byte, i) => (i === 0 ? byte ^ 1 : byte)) };
    expect(await signedBy({ ...note, signatures: [own, forged] }, signer, verify)).toBe(false);
  });

  it.each([
    ['no signature', 'text\n'],
    ['no line feed at the end', wisdom.slice(0, -1)],
    ['a hyphen for the dash', wisdom.replace('—', '-')],
    ['bad base64', wisdom.replace('nAM=', 'nAM')],
  ])('refuses one with %s', (_, text) => {
    expect(readSignedNote(text)).toBeNull();
  });

  it('refuses a verifier key whose id belongs to another', () => {
    expect(readVerifierKey(peter.replace('c74f20a3', 'c74f20a4'))).toBeNull();
  });
});

describe('a checkpoint', () => {
  /** The example of C2SP tlog-checkpoint. */
  const example = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';

  it('is written as the specification’s example', () => {
    const read = readCheckpoint(example);
    expect(read).toMatchObject({ origin: 'example.com/behind-the-sofa', size: 20_852_163, extensions: [] });
    expect(read && writeCheckpoint(read)).toBe(example);
  });

  it.each([
    ['a size with a leading zero', 'a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['a negative size', 'a\n-1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['a short root', 'a\n1\nCsUY\n'],
    ['no origin', '\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'],
    ['an empty extension', 'a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n'],
  ])('is refused with %s', (_, text) => {
    expect(readCheckpoint(text)).toBeNull();
  });

  it('is signed and found true with the platform’s Ed25519', async () => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
    const signer = { name: 'council.example', publicKey: raw };
    const text = writeCheckpoint({
      origin: 'council.example/votes/1',
      size: 1,
      root: rootOfLeaves([leafHash(utf8('ballot'))]),
      extensions: ['rules 1'],
    });
    const signature = new Uint8Array(sign(null, utf8(text), privateKey));
    const note = readSignedNote(
      writeSignedNote({ text, signatures: [{ name: signer.name, keyId: keyIdOf(signer), signature }] }),
    );
    expect(note && (await signedBy(note, signer, verify))).toBe(true);
    expect(fingerprintOf(raw)).toHaveLength(64);
    expect(toHex(keyIdOf(signer))).toBe(verifierKey(signer).split('+')[1]);
  });
});
