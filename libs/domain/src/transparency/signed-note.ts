import { sha256Bytes } from '../voting/sha256.js';
import { concat, fromBase64, fromHex, sameBytes, toBase64, toHex } from './bytes.js';

/** The same in browsers and in Node; the domain's own libraries know neither. */
declare const TextEncoder: new () => { encode(text: string): Uint8Array };

/** Who signs notes: a name without spaces and pluses, and an Ed25519 public key of 32 bytes. */
export interface NoteSigner {
  readonly name: string;
  readonly publicKey: Uint8Array;
}

export interface NoteSignature {
  readonly name: string;
  /** Four bytes that tell keys of one name apart. */
  readonly keyId: Uint8Array;
  /** 64 bytes of Ed25519. */
  readonly signature: Uint8Array;
}

/** A text that ends with a line feed, and who signed it (C2SP signed-note). */
export interface SignedNote {
  readonly text: string;
  readonly signatures: readonly NoteSignature[];
}

/** Checks an Ed25519 signature; the platform's own cryptography does it, at once or later. */
export type VerifySignature = (
  message: Uint8Array,
  signature: Uint8Array,
  publicKey: Uint8Array,
) => boolean | Promise<boolean>;

const ed25519 = Uint8Array.of(1);
const mark = '\u2014 ';

/** UTF-8 bytes of a text. */
export function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** SHA-256 of name, line feed, algorithm byte and public key; its first four bytes (C2SP signed-note, "Signatures"). */
export function keyIdOf({ name, publicKey }: NoteSigner): Uint8Array {
  return sha256Bytes(concat(utf8(`${name}\n`), ed25519, publicKey)).slice(0, 4);
}

/** `name+id+key`, the form in which verifier keys are published. */
export function verifierKey(signer: NoteSigner): string {
  return `${signer.name}+${toHex(keyIdOf(signer))}+${toBase64(concat(ed25519, signer.publicKey))}`;
}

/** Reads a verifier key; null when it is none, or its id does not belong to it. */
export function readVerifierKey(text: string): NoteSigner | null {
  const match = /^([^\s+]+)\+([0-9a-f]{8})\+(.+)$/u.exec(text);
  const key = match?.[3] === undefined ? null : fromBase64(match[3]);
  if (!match?.[1] || !key || key.length !== 33 || key[0] !== 1) return null;
  const signer = { name: match[1], publicKey: key.slice(1) };
  return sameBytes(keyIdOf(signer), fromHex(match[2] ?? '') ?? new Uint8Array()) ? signer : null;
}

/** The fingerprint that a council publishes outside of its packages: SHA-256 of the public key, as hexadecimal. */
export function fingerprintOf(publicKey: Uint8Array): string {
  return toHex(sha256Bytes(publicKey));
}

/** The note as it is published. Throws RangeError for a text without a line feed at its end. */
export function writeSignedNote({ text, signatures }: SignedNote): string {
  if (!text.endsWith('\n')) throw new RangeError('a note ends with a line feed');
  const lines = signatures.map(
    ({ name, keyId, signature }) => `${mark}${name} ${toBase64(concat(keyId, signature))}\n`,
  );
  return `${text}\n${lines.join('')}`;
}

/** Reads a signed note; null when its form is broken. Whether signatures hold is asked with `signedBy`. */
export function readSignedNote(note: string): SignedNote | null {
  const split = note.lastIndexOf('\n\n');
  if (split === -1 || !note.endsWith('\n')) return null;
  const signatures: NoteSignature[] = [];
  for (const line of note.slice(split + 2, -1).split('\n')) {
    const match = /^\u2014 ([^\s+]+) (\S+)$/u.exec(line);
    const bytes = match?.[2] === undefined ? null : fromBase64(match[2]);
    if (!match?.[1] || !bytes || bytes.length < 5) return null;
    signatures.push({ name: match[1], keyId: bytes.slice(0, 4), signature: bytes.slice(4) });
  }
  return { text: note.slice(0, split + 1), signatures };
}

/** Whether this signer signed the note. Signatures of others are passed over, as the specification says. */
export async function signedBy(
  note: SignedNote,
  signer: NoteSigner,
  verify: VerifySignature,
): Promise<boolean> {
  const id = keyIdOf(signer);
  const own = note.signatures.filter(({ name, keyId }) => name === signer.name && sameBytes(keyId, id));
  if (own.length === 0) return false;
  for (const { signature } of own) {
    if (!(await verify(utf8(note.text), signature, signer.publicKey))) return false;
  }
  return true;
}
