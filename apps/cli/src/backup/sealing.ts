import { createCipheriv, createDecipheriv, randomBytes, scryptSync, type DecipherGCM } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Transform, type TransformCallback } from 'node:stream';
import { Refusal } from '../refusal.js';

const cipher = 'aes-256-gcm';
const tagBytes = 16;
const saltBytes = 16;
const ivBytes = 12;
/** What stands before the sealed content: salt and initialisation vector. */
export const sealBytes = saltBytes + ivBytes;
const shortest = 16;

/** Reads what a backup is encrypted with. @throws Refusal when the file cannot be read or holds too little */
export async function readPassphrase(file: string): Promise<string> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new Refusal(`--key: there is no file ${file} that can be read.`);
  });
  const passphrase = text.trim();
  if (passphrase.length >= shortest) return passphrase;
  throw new Refusal(
    `--key: ${file} holds fewer than ${shortest} characters. Make one: openssl rand -hex 32 > ${file}`,
  );
}

/** Encrypts with AES-256-GCM under a key that scrypt (RFC 7914) makes of the passphrase: salt, vector, content, tag. */
export function sealing(passphrase: string): Transform {
  const salt = randomBytes(saltBytes);
  const iv = randomBytes(ivBytes);
  const sealer = createCipheriv(cipher, keyOf(passphrase, salt), iv);
  let begun = false;
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      if (!begun) this.push(Buffer.concat([salt, iv]));
      begun = true;
      done(null, sealer.update(chunk));
    },
    flush(done) {
      if (!begun) this.push(Buffer.concat([salt, iv]));
      this.push(sealer.final());
      done(null, sealer.getAuthTag());
    },
  });
}

/**
 * Decrypts what `sealing` made. What comes out may be believed once the end was reached without an error: only there is the tag
 * checked.
 */
export function opening(passphrase: string): Transform {
  let kept: Buffer = Buffer.alloc(0);
  let opener: DecipherGCM | undefined;
  const take = (): Buffer => {
    opener ??= begin();
    // The tag stands at the end, wherever that will be.
    const sure = Math.max(0, kept.length - tagBytes);
    const content = opener.update(kept.subarray(0, sure));
    kept = kept.subarray(sure);
    return content;
  };
  const begin = () => {
    const [salt, iv] = [kept.subarray(0, saltBytes), kept.subarray(saltBytes, sealBytes)];
    const made = createDecipheriv(cipher, keyOf(passphrase, salt), iv);
    kept = kept.subarray(sealBytes);
    return made;
  };
  return new Transform({
    transform(chunk: Buffer, _encoding, done: TransformCallback) {
      kept = Buffer.concat([kept, chunk]);
      done(null, kept.length > sealBytes + tagBytes || opener ? take() : Buffer.alloc(0));
    },
    flush(done) {
      try {
        if (!opener) throw new Error('cut off');
        opener.setAuthTag(kept);
        done(null, opener.final());
      } catch {
        done(new Error('another key, or the content was changed or cut off'));
      }
    },
  });
}

function keyOf(passphrase: string, salt: Uint8Array): Buffer {
  const cost = 2 ** 15;
  return scryptSync(passphrase, salt, 32, { N: cost, r: 8, p: 1, maxmem: 2 * 128 * cost * 8 });
}
