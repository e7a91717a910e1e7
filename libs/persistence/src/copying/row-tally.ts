import { createHash } from 'node:crypto';
import type { PortableRow } from './portable-rows.js';

const modulus = 1n << 256n;

/** How many rows a table has, and a sum over them. */
export interface TableTally {
  readonly rows: number;
  /** The hashes of the rows added up modulo 2^256, in hexadecimal: the same for the same rows in any order. */
  readonly sum: string;
}

/**
 * Counts rows and adds up their SHA-256 hashes. The two databases sort text differently, so that a digest over ordered rows would
 * differ where the rows do not. It finds accidents; against somebody who makes rows up there is the audit chain.
 */
export class RowTally {
  private rows = 0;
  private sum = 0n;

  add(row: PortableRow): void {
    const hash = createHash('sha256').update(JSON.stringify(row)).digest('hex');
    this.rows += 1;
    this.sum = (this.sum + BigInt(`0x${hash}`)) % modulus;
  }

  total(): TableTally {
    return { rows: this.rows, sum: this.sum.toString(16).padStart(64, '0') };
  }
}
