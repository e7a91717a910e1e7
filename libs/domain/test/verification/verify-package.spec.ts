import { describe, expect, it } from '@jest/globals';
import { sha256 } from '../../src/voting/index.js';
import { honestPackage, keyPair, verifyEd25519, type Honest } from './honest-package.js';
import { packageFiles } from '../../src/verification/package-format.js';
import type { Verdict } from '../../src/verification/verdict.js';
import type { Evidence } from '../../src/verification/evidence.js';
import { verifyPackage } from '../../src/verification/verify-package.js';

const council = keyPair('council.example');
const honest = honestPackage(council);

const failed = (verdict: Verdict) =>
  Object.fromEntries(
    verdict.checks.filter(({ outcome }) => outcome === 'failed').map(({ name, places }) => [name, places]),
  );

const check = (
  files: ReadonlyMap<string, string>,
  evidence: Evidence = { fingerprint: council.fingerprint },
) => verifyPackage(files, evidence, verifyEd25519);

const changed = (name: string, change: (text: string) => string): Map<string, string> =>
  new Map([...honest.files].map(([file, text]) => [file, file === name ? change(text) : text]));

describe('a results package', () => {
  it('is proved with the published key, an earlier checkpoint and a receipt', async () => {
    const verdict = await check(honest.files, {
      fingerprint: council.fingerprint.toUpperCase(),
      checkpoints: [honest.checkpoints[0] as string],
      receipts: honest.receipts,
    });
    expect(failed(verdict)).toEqual({});
    expect(verdict.verdict).toBe('proved');
    expect(verdict.checks.filter(({ outcome }) => outcome === 'not_asked').map(({ name }) => name)).toEqual([
      'statements',
    ]);
  });

  it('is only consistent when nobody says whose key it should be', async () => {
    expect((await check(honest.files, {})).verdict).toBe('consistent');
  });

  it('is broken under another key', async () => {
    const verdict = await check(honest.files, { fingerprint: 'ab'.repeat(32) });
    expect(failed(verdict)).toEqual({ key: [packageFiles.vote] });
  });

  it.each([...honest.files.keys()])('names the place of a change in %s', async (name) => {
    const verdict = await check(
      changed(name, (text) => text.replace(/[0-9a-z](?=[^0-9a-z]*$)/i, (last) => (last === '1' ? '2' : '1'))),
    );
    expect(verdict.verdict).toBe('broken');
    const places = Object.values(failed(verdict)).flat().join(' ');
    expect(places).toContain(name === packageFiles.manifest ? packageFiles.manifestNote : name);
  });

  it('misses no file that was taken out or put in', async () => {
    for (const name of honest.files.keys()) {
      const less = new Map([...honest.files].filter(([file]) => file !== name));
      expect((await check(less)).verdict).toBe('broken');
    }
    expect(failed(await check(new Map([...honest.files, ['extra.txt', 'x']])))).toEqual({
      files: ['extra.txt'],
    });
  });

  it('reads nonsense without falling over', async () => {
    for (const name of honest.files.keys()) {
      for (const text of [
        '',
        '[]',
        '{}',
        'null',
        '[null]',
        '{"files":3}',
        '\u0000',
        '{"format":"openhall-vote-1"}',
      ]) {
        expect((await check(changed(name, () => text))).verdict).toBe('broken');
      }
    }
  });
});

describe('an operator who holds the key and signs everything again', () => {
  const kept: Evidence = {
    fingerprint: council.fingerprint,
    checkpoints: [honest.checkpoints[0] as string],
    receipts: honest.receipts.slice(0, 1),
  };

  it.each<[string, (ballots: Honest['ballots']) => Honest['ballots']]>([
    [
      'alters a ballot',
      (ballots) => ballots.map((ballot, i) => (i === 3 ? { ...ballot, ballot: { picks: ['b'] } } : ballot)),
    ],
    ['drops a ballot', (ballots) => ballots.filter((_, i) => i !== 3)],
    [
      'swaps two ballots',
      (ballots) => ballots.map((ballot, i) => ballots[i === 2 ? 3 : i === 3 ? 2 : i] ?? ballot),
    ],
    [
      'puts a ballot in front',
      ([first, ...rest]) => (first ? [{ ...first, nonce: sha256('new') }, first, ...rest] : []),
    ],
  ])('%s: found by an earlier checkpoint', async (_, tamper) => {
    const forged = honestPackage(council, tamper(honest.ballots));
    expect((await check(forged.files)).verdict).toBe('proved');
    const verdict = await check(forged.files, kept);
    expect(failed(verdict)).toHaveProperty('earlier_checkpoints', ['checkpoint 1']);
  });

  it('drops a ballot that came later: found by its receipt', async () => {
    const forged = honestPackage(council, honest.ballots.slice(0, -1));
    const last = honest.receipts.at(-1);
    if (!last) throw new Error('no receipt');
    const verdict = await check(forged.files, { ...kept, receipts: [last] });
    expect(failed(verdict)).toEqual({ receipts: [last.code] });
  });

  it('rewrites the declaration: found by an earlier checkpoint', async () => {
    const forged = honestPackage(council, honest.ballots, {}, 'open', {
      declared: { question: 'What last?' },
    });
    expect((await check(forged.files)).verdict).toBe('proved');
    expect(failed(await check(forged.files, kept))).toEqual({ earlier_checkpoints: ['checkpoint 1'] });
  });

  it('publishes another result: found by counting again', async () => {
    const forged = honestPackage(council, honest.ballots, { winners: ['b'] });
    const verdict = await check(forged.files);
    expect(failed(verdict)).toEqual({ count: [`${packageFiles.result}: winners`] });
  });
});

describe('a confidential vote', () => {
  it('is only consistent while nobody has counted it again', async () => {
    const unsigned = honestPackage(council, honest.ballots, {}, 'confidential', { signed: false });
    const verdict = await check(unsigned.files);
    expect(verdict.verdict).toBe('consistent');
    expect(verdict.checks.find(({ name }) => name === 'statements')?.outcome).toBe('not_asked');
  });

  const confidential = honestPackage(council, honest.ballots, {}, 'confidential');

  it('is proved by its tree and the scrutineers’ statement, without openings', async () => {
    const verdict = await check(confidential.files);
    expect(verdict.verdict).toBe('proved');
    expect(confidential.files.has(packageFiles.openings)).toBe(false);
    expect(verdict.checks.find(({ name }) => name === 'count')?.outcome).toBe('not_asked');
  });

  it('is counted again by a scrutineer with the openings', async () => {
    const openings = honest.files.get(packageFiles.openings) ?? '';
    const verdict = await check(confidential.files, { fingerprint: council.fingerprint, openings });
    expect(verdict.verdict).toBe('proved');
    expect(verdict.checks.find(({ name }) => name === 'count')?.outcome).toBe('passed');
    const wrong = openings.replace('"picks":["a"]', '"picks":["b"]');
    const refused = await check(confidential.files, { fingerprint: council.fingerprint, openings: wrong });
    expect(failed(refused)).toHaveProperty('openings');
  });
});
