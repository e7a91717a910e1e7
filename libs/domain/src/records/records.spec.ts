import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  auditHash,
  canonicalAuditLine,
  chainStart,
  verifyChain,
  type AuditEntry,
  type ChainedAuditEntry,
} from './audit-chain.js';
import { canonicalJson, type JsonValue } from './canonical.js';

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');

const entry = (seq: number, detail: JsonValue = { phase: seq }): AuditEntry => ({
  seq,
  at: 1_790_000_000_000 + seq,
  actorId: seq % 2 === 0 ? null : 'account-1',
  act: 'phase.opened',
  subjectType: 'phase',
  subjectId: `phase-${seq}`,
  detail,
});

function chainOf(length: number): ChainedAuditEntry[] {
  const chain: ChainedAuditEntry[] = [];
  let previousHash = chainStart.hash;
  for (let seq = 1; seq <= length; seq += 1) {
    const hash = auditHash(previousHash, entry(seq), sha256);
    chain.push({ ...entry(seq), previousHash, hash });
    previousHash = hash;
  }
  return chain;
}

describe('canonical JSON', () => {
  it('sorts keys at every level, leaves out what is undefined, and has no spaces', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'é "x"', gone: undefined })).toBe(
      '{"a":"é \\"x\\"","b":[1,{"c":true,"d":null}]}',
    );
  });

  it('is JSON for the same value, whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(JSON.parse(canonicalJson(value as JsonValue))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
    );
    expect(canonicalJson({ x: 1, y: 2 })).toBe(canonicalJson({ y: 2, x: 1 }));
  });

  it('refuses numbers that JSON cannot hold', () => {
    expect(() => canonicalJson({ x: Number.NaN })).toThrow(RangeError);
  });
});

describe('the audit chain', () => {
  it('hashes the previous hash, a line feed and the canonical line', () => {
    const line =
      '{"act":"phase.opened","actorId":"account-1","at":1790000000001,"detail":{"phase":1},"seq":1,' +
      '"subjectId":"phase-1","subjectType":"phase"}';
    expect(canonicalAuditLine(entry(1))).toBe(line);
    expect(auditHash(chainStart.hash, entry(1), sha256)).toBe(sha256(`${'0'.repeat(64)}\n${line}`));
  });

  it('does not hash what is stored beside the entry', () => {
    const [first] = chainOf(1);
    expect(canonicalAuditLine(first as ChainedAuditEntry)).toBe(canonicalAuditLine(entry(1)));
  });

  it('is whole when nothing was touched, also when checked in parts', () => {
    const chain = chainOf(20);
    const report = verifyChain(chain, sha256);
    expect(report).toEqual({ whole: true, end: { seq: 20, hash: chain[19]?.hash } });
    const half = verifyChain(chain.slice(0, 7), sha256);
    expect(verifyChain(chain.slice(7), sha256, half.end)).toEqual(report);
    expect(verifyChain([], sha256)).toEqual({ whole: true, end: chainStart });
  });

  it('shows a changed, a removed and an inserted entry', () => {
    const chain = chainOf(5);
    const changed = chain.map((link) => (link.seq === 3 ? { ...link, actorId: 'somebody-else' } : link));
    expect(verifyChain(changed, sha256)).toMatchObject({ whole: false, seq: 3, reason: 'changed_entry' });
    const removed = chain.filter((link) => link.seq !== 3);
    expect(verifyChain(removed, sha256)).toMatchObject({ whole: false, seq: 3, reason: 'missing_entry' });
    const forged = {
      ...entry(3),
      previousHash: 'f'.repeat(64),
      hash: auditHash('f'.repeat(64), entry(3), sha256),
    };
    expect(verifyChain([...chain.slice(0, 2), forged], sha256)).toMatchObject({
      seq: 3,
      reason: 'broken_link',
    });
  });

  it('shows any single change to any field', () => {
    const chain = chainOf(6);
    const fields = fc.constantFrom(
      'at',
      'actorId',
      'act',
      'subjectType',
      'subjectId',
      'hash',
      'previousHash' as const,
    );
    fc.assert(
      fc.property(fc.nat(5), fields, (index, field) => {
        const touched = chain.map((link, place) =>
          place === index ? { ...link, [field]: 'tampered' } : link,
        );
        expect(verifyChain(touched, sha256).whole).toBe(false);
      }),
    );
  });
});
