import { canonicalJson, type JsonValue } from './canonical.js';

/** One act in the audit log. It holds references, never personal text. */
export interface AuditEntry {
  /** 1, 2, 3 … without holes. */
  readonly seq: number;
  /** When (ms since 1970). */
  readonly at: number;
  /** Who, by account id; null = the system itself. */
  readonly actorId: string | null;
  readonly act: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly detail: JsonValue;
}

/** An entry with its place in the chain. */
export interface ChainedAuditEntry extends AuditEntry {
  readonly previousHash: string;
  readonly hash: string;
}

/** The SHA-256 of the UTF-8 form of a text, as lower-case hexadecimal. */
export type Sha256 = (text: string) => string;

/** The last link that is known to be good. */
export interface ChainEnd {
  readonly seq: number;
  readonly hash: string;
}

/** What stands before the first entry. */
export const chainStart: ChainEnd = { seq: 0, hash: '0'.repeat(64) };

/** The text of an entry that is hashed: the fields named here and no others, in canonical form. */
export function canonicalAuditLine(entry: AuditEntry): string {
  const { seq, at, actorId, act, subjectType, subjectId, detail } = entry;
  return canonicalJson({ seq, at, actorId, act, subjectType, subjectId, detail });
}

/** The hash of an entry: SHA-256 of the previous hash, a line feed and the canonical line. */
export function auditHash(previousHash: string, entry: AuditEntry, sha256: Sha256): string {
  return sha256(`${previousHash}\n${canonicalAuditLine(entry)}`);
}

/** Whether a chain is whole; if not, at which entry it breaks and how. `end` is the last good link. */
export type ChainReport =
  | { readonly whole: true; readonly end: ChainEnd }
  | {
      readonly whole: false;
      readonly end: ChainEnd;
      readonly seq: number;
      readonly reason: 'missing_entry' | 'broken_link' | 'changed_entry';
    };

/**
 * Checks entries in order of `seq`. A long log can be checked in parts: hand the `end` of one part to the next as
 * `after`. That entries were cut off at the end shows only against an `end` that was written down elsewhere.
 */
export function verifyChain(
  entries: Iterable<ChainedAuditEntry>,
  sha256: Sha256,
  after: ChainEnd = chainStart,
): ChainReport {
  let end = after;
  for (const entry of entries) {
    const { seq } = entry;
    if (seq !== end.seq + 1) return { whole: false, end, seq: end.seq + 1, reason: 'missing_entry' };
    if (entry.previousHash !== end.hash) return { whole: false, end, seq, reason: 'broken_link' };
    if (entry.hash !== auditHash(end.hash, entry, sha256)) {
      return { whole: false, end, seq, reason: 'changed_entry' };
    }
    end = { seq, hash: entry.hash };
  }
  return { whole: true, end };
}
