import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Receipt, VoteView } from '@openhall/contracts/voting';
import { PackagesService } from '@openhall/api/voting/packages.service';
import {
  cast,
  close,
  minutesPass,
  openVote,
  packageOf,
  type TestVote,
} from '../../api/test/builders/votes.js';
import { describeOnEachDatabase } from '../../api/test/harness/application.js';
import type { TestSession } from '../../api/test/harness/application.js';
import { verdictOf, verified } from './verify/run-verify.js';

const directory = mkdtempSync(join(tmpdir(), 'openhall-verify-'));
afterAll(() => rmSync(directory, { recursive: true, force: true }));

const fileOf = (name: string, content: string | Uint8Array) => {
  const file = join(directory, name);
  writeFileSync(file, content);
  return file;
};

/** A package in which one file reads otherwise. */
const changed = (zip: Uint8Array, name: string, change: (text: string) => string): string => {
  const files = unzipSync(zip);
  files[name] = strToU8(change(strFromU8(files[name]!)));
  return fileOf(`changed-${name.replace('/', '-')}.zip`, zipSync(files));
};

describeOnEachDatabase('openhall verify', (world, kind) => {
  let officer: TestSession;
  let people: TestSession[];
  let vote: TestVote;
  let zip: Buffer;
  let path: string;
  let fingerprint: string;
  let checkpoint: string;
  let receipts: Receipt[];

  beforeAll(async () => {
    officer = await world().signIn('officer');
    people = [];
    for (let i = 0; i < 14; i += 1) people.push(await world().signIn());
    vote = await openVote(world(), officer);
    receipts = [];
    for (const [i, as] of people.entries()) {
      receipts.push(await cast(world(), vote, { as }, { picks: [vote.optionIds[i % 3]] }));
      if (i === 10) await minutesPass(world());
    }
    const view = (await world().get(`/votes/${vote.id}`)).body as VoteView;
    fingerprint = view.fingerprint;
    checkpoint = fileOf(`${kind}-checkpoint.txt`, view.checkpoint!);
    await cast(world(), vote, { as: people[0] }, { abstain: true });
    await close(world(), vote);
    zip = await packageOf(world(), vote);
    path = fileOf(`${kind}.zip`, zip);
  });

  it('proves what the server cast, closed and published', async () => {
    const receipt = fileOf('receipt.json', JSON.stringify(receipts[3]));
    const outcome = await verified(
      path,
      '--key',
      fingerprint.toUpperCase().replace(/(..)/g, '$1:'),
      '--checkpoint',
      checkpoint,
      '--receipt',
      receipt,
    );
    expect(outcome).toMatchObject({ exitCode: 0, told: '' });
    expect(outcome.out).toContain('PROVED');
    expect(outcome.out).toContain('holds     the checkpoints that you kept');
    expect(outcome.out).not.toContain('FAILS');
  });

  it('says that it proves nothing without the key', async () => {
    const outcome = await verified(path);
    expect(outcome.exitCode).toBe(3);
    expect(outcome.out).toContain('give --key');
  });

  it('refuses another key, and names what was changed and where', async () => {
    expect(await verified(path, '--key', 'ab'.repeat(32))).toMatchObject({ exitCode: 1 });
    const pick = `"picks":["${vote.optionIds[1]}"]`;
    const tampered = changed(zip, 'ballots.jsonl', (text) =>
      text.replace(pick, `"picks":["${vote.optionIds[0]}"]`),
    );
    const { verdict, failed } = await verdictOf(tampered, '--key', fingerprint);
    expect(verdict).toBe('broken');
    expect(failed).toEqual({
      files: ['ballots.jsonl'],
      openings: [expect.stringMatching(/^ballots\.jsonl:\d+$/)],
      count: expect.arrayContaining(['result.json: ballots']),
      totals: expect.any(Array),
    });
    const { out } = await verified(tampered, '--key', fingerprint);
    expect(out).toMatch(/FAILS {5}every ballot is the one.*\n +ballots\.jsonl:\d+/);
  });

  it('sees a byte order mark, and bytes that are no text', async () => {
    const mark = changed(zip, 'README.md', (text) => `\uFEFF${text}`);
    expect((await verdictOf(mark, '--key', fingerprint)).failed).toEqual({ files: ['README.md'] });
    const files = unzipSync(zip);
    const noText = fileOf('no-text.zip', zipSync({ ...files, 'README.md': Uint8Array.of(0xff, 0xfe) }));
    expect((await verdictOf(noText, '--key', fingerprint)).failed).toMatchObject({ format: ['README.md'] });
  });

  it('makes and checks a package that is the same byte for byte whenever it is asked for', async () => {
    expect((await packageOf(world(), vote)).equals(zip)).toBe(true);
  });

  it('refuses what is no package with one line', async () => {
    expect(await verified(join(directory, 'nothing.zip'))).toEqual({
      out: '',
      told: expect.stringContaining('ENOENT'),
      exitCode: 2,
    });
    const text = fileOf('text.zip', 'no zip');
    expect(await verified(text)).toMatchObject({ exitCode: 2 });
    expect(await verified(path, '--key', 'abc')).toMatchObject({ exitCode: 2 });
    expect(await verified(path, '--receipt', text)).toMatchObject({ exitCode: 2 });
    expect(await verified(path, '--sign-statement', 'key.pem')).toMatchObject({ exitCode: 2 });
    const empty = fileOf('empty.zip', zipSync({ 'a.txt': strToU8('a') }));
    expect(await verdictOf(empty)).toMatchObject({ verdict: 'broken', failed: { format: ['vote.json'] } });
  });

  it('lets a scrutineer count a confidential vote again and sign it', async () => {
    const scrutineers = [{ name: 'Ada', email: 'ada@example.org' }];
    const secret = await openVote(world(), officer, { publication: 'confidential', scrutineers });
    for (const as of people.slice(0, 5))
      await cast(world(), secret, { as }, { picks: [secret.optionIds[2]] });
    await close(world(), secret);
    const file = fileOf(`${kind}-secret.zip`, await packageOf(world(), secret));
    expect(await verdictOf(file, '--key', fingerprint)).toEqual({ verdict: 'consistent', failed: {} });
    const text = await world().service(PackagesService).openings(secret.id);
    const openings = fileOf('openings.jsonl', text);
    const key = join(directory, `${kind}-ada.pem`);
    const sign = ['--openings', openings, '--sign-statement', key, '--name', 'Ada Lovelace'];
    const signed = await verified(file, '--key', fingerprint, ...sign);
    expect(signed).toMatchObject({ exitCode: 0, told: expect.stringContaining('secret.statement.json') });
    const wrong = fileOf('wrong.jsonl', text.replace(/[0-9a-f]{64}/, 'ab'.repeat(32)));
    const refused = await verified(file, '--openings', wrong, ...sign.slice(2));
    expect(refused).toMatchObject({ exitCode: 1, told: expect.stringContaining('Nothing was signed') });
  });
});

describe('a results package that is a bomb', () => {
  it('is refused before it is unpacked', async () => {
    const small = zipSync({ 'leaves.txt': new Uint8Array(1_000) });
    const at = small.lastIndexOf(0x50, small.length - 23);
    const bomb = Uint8Array.from(small);
    new DataView(bomb.buffer).setUint32(at + 24, 900_000_000, true);
    const outcome = await verified(fileOf('bomb.zip', bomb));
    expect(outcome).toEqual({ out: '', told: expect.stringContaining('larger than any'), exitCode: 2 });
  });
});
