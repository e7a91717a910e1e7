import { generateKeyPairSync, sign } from 'node:crypto';
import { strFromU8, unzipSync } from 'fflate';
import { beforeAll, expect, it } from '@jest/globals';
import type { VoteView } from '@openhall/contracts/voting';
import { verifierKey } from '@openhall/domain/transparency';
import { signNote, statementOnPackage, verifyPackage } from '@openhall/domain/verification';
import { AuditService } from '@openhall/api/audit/audit.service';
import { verifyEd25519 } from '@openhall/api/voting/ed25519';
import { query, sql } from '@openhall/persistence/sql';
import { cast, close, openVote, packageOf, type TestVote } from './builders/votes.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('the scrutineers of a confidential vote', (world) => {
  let officer: TestSession;
  let vote: TestVote;
  let token: string;

  const files = async () =>
    new Map(
      Object.entries(unzipSync(await packageOf(world(), vote))).map(([name, bytes]) => [
        name,
        strFromU8(bytes),
      ]),
    );
  const mails = () =>
    query<{ recipient: string; body: string }>(
      world().database.reader,
      sql`SELECT recipient, body FROM outgoing_mail WHERE body LIKE ${`%${vote.id}%`}`,
    );
  const signed = (text: string) => {
    const { publicKey, privateKey } = generateKeyPairSync('ed25519');
    const raw = new Uint8Array(publicKey.export({ format: 'der', type: 'spki' }).subarray(-32));
    const key = verifierKey({ name: 'Ada', publicKey: raw });
    return {
      note: signNote(text, key, (message) => new Uint8Array(sign(null, message, privateKey))),
      verifierKey: key,
    };
  };
  const submit = (body: object) => world().post(`/votes/${vote.id}/statements`, { body });

  beforeAll(async () => {
    officer = await world().signIn('officer');
    vote = await openVote(world(), officer, {
      publication: 'confidential',
      scrutineers: [
        { name: 'Ada', email: 'ada@example.org' },
        { name: 'Bea', email: 'bea@example.org' },
      ],
    });
    for (let i = 0; i < 5; i += 1)
      await cast(world(), vote, { as: await world().signIn() }, { picks: [vote.optionIds[1]] });
  });

  it('get the ballots by a link of their own at the close, and not before', async () => {
    expect(await mails()).toEqual([]);
    await close(world(), vote);
    const sent = await mails();
    expect(sent.map(({ recipient }) => recipient).sort()).toEqual(['ada@example.org', 'bea@example.org']);
    const tokens = sent.map(({ body }) => /scrutiny\?token=([\w-]+)/.exec(body)![1]!);
    expect(new Set(tokens).size).toBe(2);
    token = tokens[sent.findIndex(({ recipient }) => recipient.startsWith('ada'))]!;
    const openings = await world().get(`/votes/${vote.id}/openings?token=${token}`);
    expect(openings.status).toBe(200);
    expect(String(openings.body).trim().split('\n')).toHaveLength(5);
    expect(openings.headers['cache-control']).toBe('no-store');
    for (const wrong of ['?token=x', '?token=', `?token=${token}x`])
      expect((await world().get(`/votes/${vote.id}/openings${wrong}`)).status).toBe(404);
    expect((await world().get(`/votes/${vote.id}/openings`)).status).toBe(400);
    const stored = JSON.stringify(await query(world().database.reader, sql`SELECT scrutineers FROM vote`));
    expect(stored).not.toContain(token);
  });

  it('are told by their link who they are, and nobody else is', async () => {
    const known = await world().get(`/votes/${vote.id}/scrutiny?token=${token}`);
    expect(known.body).toEqual({ name: 'Ada', statement: null });
    expect(known.headers['cache-control']).toBe('no-store');
    expect((await world().get(`/votes/${vote.id}/scrutiny?token=${token}x`)).status).toBe(404);
  });

  it('get another link when theirs was lost, which voids the first', async () => {
    const again = (name: string, email: string) =>
      world().post(`/desk/votes/${vote.id}/scrutineers/invitations`, { as: officer, body: { name, email } });
    const before = (await world().get(`/desk/votes/${vote.id}/scrutineers`, { as: officer })).body;
    expect(before).toMatchObject([
      { name: 'Ada', email: 'ada@example.org', invitedAt: expect.any(Number), signedAt: null },
      { name: 'Bea', email: 'bea@example.org', invitedAt: expect.any(Number), signedAt: null },
    ]);
    const after = (await again('Bea', 'Bea@Example.net')).body;
    expect(after).toMatchObject([{ email: 'ada@example.org' }, { name: 'Bea', email: 'bea@example.net' }]);
    expect(JSON.stringify(after)).not.toContain('token');
    const old = /scrutiny\?token=([\w-]+)/.exec(
      (await mails()).find(({ recipient }) => recipient === 'bea@example.org')!.body,
    )![1]!;
    expect((await world().get(`/votes/${vote.id}/openings?token=${old}`)).status).toBe(404);
    const fresh = /scrutiny\?token=([\w-]+)/.exec(
      (await mails()).find(({ recipient }) => recipient === 'bea@example.net')!.body,
    )![1]!;
    expect((await world().get(`/votes/${vote.id}/openings?token=${fresh}`)).status).toBe(200);
    expect((await world().get(`/votes/${vote.id}/openings?token=${token}`)).status).toBe(200);
    expect((await again('Cleo', 'cleo@example.org')).status).toBe(404);
    const acts = await world().service(AuditService).extract('vote', vote.id);
    expect(acts.at(-1)).toMatchObject({ act: 'vote.scrutineer_invited', detail: { place: 2 } });
  });

  it('leave everybody else without them', async () => {
    const all = await files();
    expect([...all.keys()]).not.toContain('ballots.jsonl');
    const everything = [...all.values()].join('\n');
    const openings = String((await world().get(`/votes/${vote.id}/openings?token=${token}`)).body);
    for (const [nonce] of openings.matchAll(/[0-9a-f]{64}/g)) expect(everything).not.toContain(nonce);
    const verdict = await verifyPackage(all, {}, verifyEd25519);
    expect(verdict.verdict).toBe('consistent');
  });

  it('hand in what they signed, which is checked, published and in the package', async () => {
    const text = statementOnPackage(await files())!;
    const good = signed(text);
    for (const bad of [
      { ...signed(text.replace(/\n\d+\n/, '\n9\n')), token },
      { ...good, verifierKey: signed(text).verifierKey, token },
      { ...good, note: good.note.replace('openhall', 'openhull'), token },
      { note: 'x', verifierKey: 'y', token },
    ])
      expect((await submit(bad)).body).toMatchObject({ code: 'statement_invalid' });
    expect((await submit({ ...good, token: 'x' })).status).toBe(404);
    expect((await submit({ ...good, token })).status).toBe(204);
    expect((await submit({ ...good, token })).status).toBe(204);
    expect((await submit({ ...signed(text), token })).body).toMatchObject({ code: 'conflict' });
    const { result } = (await world().get(`/votes/${vote.id}`)).body as VoteView;
    expect(result!.statements).toEqual([{ name: 'Ada', signedNote: good.note }]);
    expect((await world().get(`/votes/${vote.id}/scrutiny?token=${token}`)).body).toMatchObject({
      statement: good.note,
    });
    expect((await world().get(`/desk/votes/${vote.id}/scrutineers`, { as: officer })).body).toMatchObject([
      { name: 'Ada', signedAt: expect.any(Number), fingerprint: expect.any(String) },
      { name: 'Bea', signedAt: null, fingerprint: null },
    ]);
    const all = await files();
    expect(all.get('statements/00001.txt')).toBe(good.note);
    const { fingerprint } = (await world().get(`/votes/${vote.id}`)).body as VoteView;
    expect((await verifyPackage(all, { fingerprint }, verifyEd25519)).verdict).toBe('proved');
  });
});
