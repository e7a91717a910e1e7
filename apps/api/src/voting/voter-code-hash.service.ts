import { randomInt } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { SecretService } from '../identity/secret.service.js';

/** Without letters and digits that look alike. */
const alphabet = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const length = 16;

/** Voter codes as people type them, and the hash by which they are known. */
@Injectable()
export class VoterCodeHash {
  constructor(private readonly hashes: SecretService) {}

  /** A new code, `XXXX-XXXX-XXXX-XXXX`: 80 random bits. */
  make(): string {
    const letters = Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length)));
    return [0, 4, 8, 12].map((from) => letters.slice(from, from + 4).join('')).join('-');
  }

  /** The same for a code however its case and its groups are typed. */
  of(code: string): string {
    return this.hashes.hash('voter-code', code.toUpperCase().replace(/[^0-9A-Z]/g, ''));
  }
}
