import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, it } from '@jest/globals';
import type { RegisterImport, RegisterPage, VoteView } from '@openhall/contracts/voting';
import { AuditService } from '@openhall/api/audit/audit.service';
import { query, queryOne, sql } from '@openhall/persistence/sql';
import { cast, close, openVote, packageOf } from './builders/votes.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const header = 'reference,name,check,area\n';
const four = `${header}a-1,Ana,1980-05-17,North\nA-2,"Bo, senior",17.02.1975,\nA-3,Cy,123 456 B,\nA-4,Di,x1,\n`;

describeOnEachDatabase('the register', (world) => {
  let officer: TestSession;
  let ana: TestSession;
  let bo: TestSession;

  const upload = (text: string | Buffer, claimed = 'keep') =>
    world().app.inject({
      method: 'PUT',
      url: `/api/v1/desk/register?claimed=${claimed}`,
      headers: { cookie: officer.cookie, 'content-type': 'text/csv' },
      payload: text,
    });
  const imported = async (text: string, claimed?: string) =>
    JSON.parse((await upload(text, claimed)).body) as RegisterImport & { code?: string; params?: object };
  const list = async (search = '') =>
    (await world().get(`/desk/register${search}`, { as: officer })).body as RegisterPage;
  const claim = (as: TestSession, reference: string, check: string) =>
    world().post('/account/register-claim', { as, body: { reference, check } });
  const addressChecked = async ({ accountId }: TestSession) =>
    (await queryOne<{ at: number | null }>(
      world().database.reader,
      sql`SELECT address_checked_at AS at FROM account WHERE id = ${accountId}`,
    ))!.at !== null;

  beforeAll(async () => {
    officer = await world().signIn('officer');
    ana = await world().signIn('resident', 'Ana');
    bo = await world().signIn('resident', 'Bo');
    const administrator = await world().signIn('administrator');
    const body = { names: { en: 'North', es: 'Norte' }, position: 0 };
    const area = await world().post('/areas', { as: administrator, body });
    expect(area.status).toBeLessThan(300);
  });

  it('is uploaded as a whole, and kept without its check values', async () => {
    expect(await imported(four)).toEqual({ added: 4, changed: 0, removed: 0, size: 4, missing: [] });
    expect(await imported(four)).toEqual({ added: 0, changed: 0, removed: 0, size: 4, missing: [] });
    const page = await list();
    expect(page.items.map(({ reference, name }) => [reference, name])).toEqual([
      ['A-1', 'Ana'],
      ['A-2', 'Bo, senior'],
      ['A-3', 'Cy'],
      ['A-4', 'Di'],
    ]);
    expect(page.items[0]).toMatchObject({ areaId: expect.any(String), claimed: false });
    expect((await list('?query=SENIOR')).items).toHaveLength(1);
    expect((await list('?query=%25')).items).toHaveLength(0);
    const rows = JSON.stringify(await query(world().database.reader, sql`SELECT * FROM register_entry`));
    for (const secret of ['1980', '19750217', '17021975', '123456B']) expect(rows).not.toContain(secret);
  });

  it('is refused whole for one bad line, which is named', async () => {
    const refusal = async (text: string | Buffer) => {
      const { code, params } = JSON.parse((await upload(text)).body) as { code: string; params?: object };
      return [code, params];
    };
    expect(await refusal('reference,name\nA,B\n')).toEqual([
      'register_file_invalid',
      { line: 1, reason: 'columns' },
    ]);
    expect(await refusal('')).toEqual(['register_file_invalid', { line: 1, reason: 'columns' }]);
    for (const [row, reason] of [
      ['B-1,,x', 'empty_field'],
      ['B-1,=SUM(A1),x', 'formula'],
      [`B-1,${'n'.repeat(200)},x`, 'too_long'],
      ['B-0,Ann,x', 'repeated'],
      ['B-1,Ann,x,Atlantis', 'columns'],
    ]) {
      expect(await refusal(`reference,name,check\nB-0,Abe,x\n${row}\n`)).toEqual([
        'register_file_invalid',
        { line: 3, reason },
      ]);
    }
    expect(await refusal(`${header}B-1,Ann,x,Atlantis\n`)).toMatchObject([
      'register_file_invalid',
      { reason: 'unknown_area' },
    ]);
    expect((await refusal(`${header}B-1,"Ann,x,\n`))[0]).toBe('register_file_invalid');
    expect((await refusal(Buffer.from([0x72, 0xff, 0xfe])))[0]).toBe('invalid_encoding');
    const large = `${header}A-1,${'n'.repeat(20_000_001)}`;
    expect((await refusal(large))[0]).toBe('body_too_large');
    expect((await list()).size).toBe(4);
    const json = await world().put('/desk/register', { as: officer, body: {} });
    expect(json.body).toMatchObject({ code: 'unsupported_media_type' });
  });

  it('lets one account claim an entry, which then counts as verified; tries are few', async () => {
    expect((await claim(ana, 'a-1 ', '1980 05 17')).body).toMatchObject({
      entry: { reference: 'A-1', name: 'Ana' },
    });
    expect((await claim(ana, 'A-1', '1980-05-17')).status).toBe(200);
    expect(await addressChecked(ana)).toBe(true);
    expect((await world().get('/account/register-entry', { as: ana })).body).toMatchObject({
      entry: { reference: 'A-1' },
    });
    expect((await claim(bo, 'A-1', '1980-05-17')).body).toMatchObject({ code: 'register_claimed' });
    for (let i = 0; i < 4; i += 1)
      expect((await claim(bo, 'A-2', `guess ${i}`)).body).toMatchObject({ code: 'register_claim_wrong' });
    expect((await claim(bo, 'A-2', '17.02.1975')).body).toMatchObject({ code: 'register_tries' });
    world().clock.advance(3_600_001);
    expect((await claim(bo, 'A-2', '17.02.1975')).status).toBe(200);
    expect((await claim(bo, 'A-3', '123456b')).body).toMatchObject({ code: 'register_claimed' });
    expect((await list()).items.map(({ claimed }) => claimed)).toEqual([true, true, false, false]);
  });

  it('is in the own data of whoever claimed an entry, without the check value', async () => {
    const own = async (as: TestSession) => (await world().get('/account/export', { as })).body;
    expect(await own(ana)).toMatchObject({
      registerEntry: {
        reference: 'A-1',
        name: 'Ana',
        areaId: expect.any(String),
        confirmedAt: expect.any(String),
      },
    });
    expect(JSON.stringify(await own(ana))).not.toContain('1980');
    expect(await own(officer)).toMatchObject({ registerEntry: null });
  });

  it('gives an entry to one of many who claim it at once', async () => {
    const many = await Promise.all(Array.from({ length: 6 }, () => world().signIn()));
    const answers = await Promise.all(many.map((as) => claim(as, 'A-4', 'X1')));
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    const again = await Promise.all(
      Array.from({ length: 4 }, () =>
        claim(many[answers.findIndex(({ status }) => status === 200)]!, 'A-4', 'x1'),
      ),
    );
    expect(again.every(({ status }) => status === 200)).toBe(true);
    expect((await imported(four, 'remove')).missing).toEqual([]);
  });

  it('carries a vote: one ballot for each entry, on paper too, and every change of it is published', async () => {
    const vote = await openVote(world(), officer, { electorate: 'register' });
    const [park, library] = vote.optionIds;
    await cast(world(), vote, { as: ana }, { picks: [park] });
    await cast(world(), vote, { as: bo }, { picks: [library] });
    const outsider = await world().signIn();
    const refused = await world().put(`/votes/${vote.id}/ballot`, {
      as: outsider,
      body: { ballot: { picks: [park] }, code: null },
    });
    expect(refused.body).toMatchObject({ code: 'vote_needs_register' });
    const paper = (entitlement: string) =>
      world().post(`/desk/votes/${vote.id}/paper-ballots`, {
        as: officer,
        body: { ballots: [{ ballot: { picks: [park] }, entitlement }] },
      });
    expect((await paper('A-1')).body).toMatchObject({ code: 'paper_ballot_voted' });
    expect((await paper('a-3')).body).toEqual({ counted: 1 });
    expect((await paper('Z-9')).body).toMatchObject({ code: 'entitlement_unknown' });

    // Bo's entry is taken out and put in again: claimed by another account, it still has the one ballot.
    const withoutBo = four.replace(/A-2.*\n/, '');
    expect(await imported(withoutBo)).toMatchObject({
      removed: 0,
      missing: [{ reference: 'A-2', name: 'Bo, senior', removed: false }],
    });
    expect(await imported(withoutBo, 'remove')).toMatchObject({
      removed: 1,
      size: 3,
      missing: [{ reference: 'A-2', removed: true }],
    });
    expect(await addressChecked(bo)).toBe(false);
    expect(await imported(`${four}A-5,Ed,y,\n`)).toMatchObject({ added: 2, size: 5 });
    expect((await claim(outsider, 'A-2', '17021975')).status).toBe(200);
    await cast(world(), vote, { as: outsider }, { picks: [park] });
    expect((await world().get(`/votes/${vote.id}`)).body).toMatchObject({ turnout: 3 });

    await close(world(), vote);
    const { result } = (await world().get(`/votes/${vote.id}`)).body as VoteView;
    expect(result).toMatchObject({
      winners: [park],
      turnout: { voted: 3, electorate: 5, verified: 3, by: { register: 2, paper: 1 } },
    });
    const files = unzipSync(await packageOf(world(), vote));
    expect(JSON.parse(strFromU8(files['electorate.json']!))).toMatchObject({
      size: 5,
      verified: 3,
      changes: [
        { act: 'register.imported', size: 3 },
        { act: 'register.imported', size: 5 },
      ],
    });
    expect(strFromU8(files['audit.jsonl']!).match(/register\.imported/g)).toHaveLength(2);
    const acts = await world().service(AuditService).extract('register', 'register');
    expect(acts.map(({ detail }) => detail)).toEqual([
      { added: 4, changed: 0, removed: 0, size: 4 },
      { added: 0, changed: 0, removed: 1, size: 3 },
      { added: 2, changed: 0, removed: 0, size: 5 },
    ]);
  });

  it('frees the entry of an account that is deleted', async () => {
    expect((await world().delete('/account', { as: ana })).status).toBe(204);
    expect((await list('?query=A-1')).items).toMatchObject([{ claimed: false }]);
  });
});
