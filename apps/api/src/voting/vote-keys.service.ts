import { createHmac, createPrivateKey, createPublicKey, sign, type KeyObject } from 'node:crypto';
import { existsSync, openSync, writeSync, fsyncSync, closeSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Inject, Injectable } from '@nestjs/common';
import { fingerprintOf, verifierKey } from '@openhall/domain/transparency';
import type { Sign } from '@openhall/domain/verification';
import { readOrMakeSecret, readSecret } from '../common/secret-file.js';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';

/** Who signs checkpoints, receipts and packages for the council. */
export interface CouncilSigner {
  /** `name+id+key` */
  verifierKey: string;
  fingerprint: string;
  sign: Sign;
  key: KeyObject;
}

/** What stands before the 32 bytes of an Ed25519 seed in PKCS #8 (RFC 8410). */
const pkcs8Prefix = Buffer.from('302e020100300506032b657004220420', 'hex');

/**
 * The keys of votes, in a directory of their own that all processes share: not in the database, and to be left out of
 * backups. A vote's own key ties people to pseudonyms and is destroyed at the close.
 */
@Injectable()
export class VoteKeys {
  private readonly directory: string;
  private readonly name: string;
  private signerOnce: CouncilSigner | null = null;

  constructor(@Inject(ENVIRONMENT) environment: Environment) {
    this.directory = join(environment.dataDirectory, 'keys');
    this.name = environment.publicUrl.host;
  }

  /** The council's signing key; made at first use. */
  signer(): CouncilSigner {
    this.signerOnce ??= this.readSigner();
    return this.signerOnce;
  }

  /** Names the log of a vote in its checkpoints. */
  originOf(voteId: string): string {
    return `${this.name}/votes/${voteId}`;
  }

  /** Makes the key of a vote that opens, durably; does nothing when it is there. */
  make(voteId: string): void {
    readOrMakeSecret(this.fileOf(voteId), 'the vote can take no more ballots');
  }

  /** The pseudonym of an entitlement in a vote; null when the vote's key is not here. */
  pseudonym(voteId: string, entitlement: string): string | null {
    const key = readSecret(this.fileOf(voteId), 'the vote can take no more ballots');
    return key && createHmac('sha256', key).update(entitlement).digest('base64url');
  }

  /** Overwrites the key of a vote and removes it. Safe to repeat. */
  destroy(voteId: string): void {
    const file = this.fileOf(voteId);
    if (!existsSync(file)) return;
    const handle = openSync(file, 'r+');
    try {
      writeSync(handle, '0'.repeat(64));
      fsyncSync(handle);
    } finally {
      closeSync(handle);
    }
    rmSync(file, { force: true });
  }

  private fileOf(voteId: string): string {
    return join(this.directory, `vote-${voteId}.key`);
  }

  private readSigner(): CouncilSigner {
    const seed = readOrMakeSecret(
      join(this.directory, 'signing.key'),
      'restore it, or remove it and publish the fingerprint of the new one',
    );
    const key = createPrivateKey({ key: Buffer.concat([pkcs8Prefix, seed]), format: 'der', type: 'pkcs8' });
    const spki = createPublicKey(key).export({ format: 'der', type: 'spki' });
    const publicKey = new Uint8Array(spki.subarray(-32));
    return {
      verifierKey: verifierKey({ name: this.name, publicKey }),
      fingerprint: fingerprintOf(publicKey),
      sign: (message) => new Uint8Array(sign(null, message, key)),
      key,
    };
  }
}
