import { createHash, type Hash } from 'node:crypto';
import type { PortableRow, TableShape, TableTally } from '@openhall/persistence/copying';

/** The first line of a backup. */
export interface BackupHeader {
  backup: 1;
  /** ISO 8601 */
  madeAt: string;
  from: 'sqlite' | 'postgres';
  /** The migrations that the tables had, oldest first. */
  migrations: string[];
}

/** A file of the data directory, in a line of its own. */
export interface KeptFile {
  /** Below the data directory, with `/`. */
  file: string;
  base64: string;
}

/** The last line: what the lines before it hold, so that a file that was cut off is never taken for whole. */
export interface BackupEnd {
  tables: Record<string, TableTally>;
  /** SHA-256 of all lines before this one, hexadecimal. */
  digest: string;
}

/** What a backup holds, line by line: header, files, then each table's shape and its rows, and the end. */
export type BackupLine = BackupHeader | KeptFile | TableShape | PortableRow | BackupEnd;

/** Writes lines and keeps their digest for the last one. */
export class LineDigest {
  private readonly hash: Hash = createHash('sha256');

  /** The line as text, taken into the digest. */
  write(line: BackupLine): string {
    const text = `${JSON.stringify(line)}\n`;
    this.hash.update(text);
    return text;
  }

  /** Takes a line that was read, without its line feed, into the digest. */
  read(text: string): void {
    this.hash.update(`${text}\n`);
  }

  /** Of all lines so far. */
  value(): string {
    return this.hash.copy().digest('hex');
  }
}
