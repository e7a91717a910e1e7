import { beforeAll, expect, it } from '@jest/globals';
import type { IssuedCode, VoterCodePage, VotePlanView, VoteView } from '@openhall/contracts/voting';
import { AuditService } from '@openhall/api/audit/audit.service';
import { query, sql } from '@openhall/persistence/sql';
import { cast, close, packageOf, votePlan, votingConsultation, type TestVote } from './builders/votes.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('votes by code', (world) => {
  let officer: TestSession;
  let vote: TestVote;
  let codes: IssuedCode[];

  const desk = (path: string, body?: object, key?: string) =>
    world().post(`/desk/votes/${vote.id}/${path}`, { as: officer, body, key });
  const castWith = (code: string, ballot: object) =>
    world().put(`/votes/${vote.id}/ballot`, { body: { ballot, code } });

  beforeAll(async () => {
    officer = await world().signIn('officer');
    const { id: consultationId, slug, phaseId } = await votingConsultation(world());
    const body = votePlan(phaseId, { electorate: 'codes' });
    const made = await world().post(`/desk/consultations/${consultationId}/votes`, { as: officer, body });
    const { id, options, closesAt } = made.body as VotePlanView;
    vote = { id, consultationId, slug, closesAt, optionIds: options.map((option) => option.id ?? '') };
  });

  it('open only when there are codes, which are told once and kept as hashes', async () => {
    expect((await desk('opening')).body).toMatchObject({ code: 'vote_rules_invalid' });
    expect((await desk('codes', { count: 2, labels: ['one'] })).body).toMatchObject({
      code: 'invalid_request',
    });
    const key = '0190a1b2-0000-4000-8000-000000000001';
    const issued = await desk('codes', { count: 3, labels: ['Elm Street 1', '', ' Elm  Street 3 '] }, key);
    expect(issued.status).toBe(201);
    ({ codes } = issued.body as { codes: IssuedCode[] });
    expect(codes.map(({ number, label }) => [number, label])).toEqual([
      [1, 'Elm Street 1'],
      [2, null],
      [3, 'Elm Street 3'],
    ]);
    expect(codes[0]!.code).toMatch(/^([2-9A-HJ-NP-Z]{4}-){3}[2-9A-HJ-NP-Z]{4}$/);
    expect((await desk('codes', { count: 3, labels: null }, key)).body).toMatchObject({ code: 'conflict' });
    const page = (await world().get(`/desk/votes/${vote.id}/codes`, { as: officer })).body as VoterCodePage;
    expect(page).toMatchObject({ size: 3, next: null });
    expect(page.items[0]).toEqual({
      id: codes[0]!.id,
      number: 1,
      label: 'Elm Street 1',
      issuedAt: expect.any(Number),
      replacedAt: null,
    });
    const everything = JSON.stringify(await query(world().database.reader, sql`SELECT * FROM voter_code`));
    for (const { code } of codes) {
      expect(everything).not.toContain(code);
      expect(everything).not.toContain(code.replaceAll('-', ''));
    }
    expect((await desk('opening')).status).toBe(200);
  });

  it('take one ballot for each code, however it is typed, and let its holder change it', async () => {
    const [park, library] = vote.optionIds;
    const first = codes[0]!.code;
    await cast(world(), vote, { code: first }, { picks: [park] });
    await cast(world(), vote, { code: first.toLowerCase().replaceAll('-', ' ') }, { picks: [library] });
    const seen = await world().post(`/votes/${vote.id}/ballot-view`, { body: { code: first } });
    expect((seen.body as VoteView).own).toMatchObject({ voted: true, ballot: { picks: [library] } });
    expect((await castWith('AAAA-AAAA-AAAA-AAAA', { picks: [park] })).body).toMatchObject({
      code: 'vote_code_wrong',
    });
    const none = await world().put(`/votes/${vote.id}/ballot`, {
      body: { ballot: { picks: [park] }, code: null },
    });
    expect(none.body).toMatchObject({ code: 'vote_needs_code' });
    expect((await world().get(`/votes/${vote.id}`)).body).toMatchObject({ turnout: 1, electorateSize: 3 });
  });

  it('replace a lost code: the old text is void, the ballot stays, the new text changes it', async () => {
    const [park, library] = vote.optionIds;
    const lost = codes[0]!;
    const answer = await desk(`codes/${lost.id}/replacement`);
    expect(answer.status).toBe(201);
    const fresh = answer.body as IssuedCode;
    expect(fresh).toMatchObject({ id: lost.id, number: 1, label: 'Elm Street 1' });
    expect((await castWith(lost.code, { picks: [park] })).body).toMatchObject({ code: 'vote_code_wrong' });
    const seen = await world().post(`/votes/${vote.id}/ballot-view`, { body: { code: fresh.code } });
    expect((seen.body as VoteView).own).toMatchObject({ voted: true, ballot: { picks: [library] } });
    await cast(world(), vote, { code: fresh.code }, { picks: [park] });
    expect((await world().get(`/votes/${vote.id}`)).body).toMatchObject({ turnout: 1 });
    expect((await desk('codes/00000000-0000-7000-8000-000000000000/replacement')).status).toBe(404);
  });

  it('count paper against the number of a code, once across all channels, all of a batch or none', async () => {
    const [park, library] = vote.optionIds;
    const paper = (ballots: object[], key?: string) => desk('paper-ballots', { ballots }, key);
    const ballot = { picks: [library] };
    expect(
      (
        await paper([
          { ballot, entitlement: '2' },
          { ballot, entitlement: '1' },
        ])
      ).body,
    ).toMatchObject({ code: 'paper_ballot_voted', params: { number: 2 } });
    expect((await paper([{ ballot, entitlement: '9' }])).body).toMatchObject({
      code: 'entitlement_unknown',
      params: { number: 1 },
    });
    expect((await paper([{ ballot: { picks: [] }, entitlement: '2' }])).body).toMatchObject({
      code: 'ballot_empty',
      params: { number: 1 },
    });
    const key = '0190a1b2-0000-4000-8000-000000000002';
    expect((await paper([{ ballot, entitlement: '002' }], key)).body).toEqual({ counted: 1 });
    expect((await paper([{ ballot, entitlement: '002' }], key)).body).toEqual({ counted: 1 });
    expect((await paper([{ ballot, entitlement: '2' }])).body).toMatchObject({ code: 'paper_ballot_voted' });
    expect((await world().get(`/desk/votes/${vote.id}`, { as: officer })).body).toMatchObject({
      paperBallots: 1,
      codes: { issued: 3, replaced: 1 },
    });
    await cast(world(), vote, { code: codes[2]!.code }, { picks: [park] });
    await close(world(), vote);
    const { result } = (await world().get(`/votes/${vote.id}`)).body as VoteView;
    expect(result).toMatchObject({
      winners: [park],
      ballots: 3,
      turnout: { voted: 3, electorate: 3, by: { code: 2, paper: 1 } },
    });
  });

  it('write down who changed the electorate when, by numbers, and publish it', async () => {
    const acts = (await world().service(AuditService).extract('vote', vote.id)).map(({ act, detail }) => [
      act,
      detail,
    ]);
    expect(acts).toEqual(
      expect.arrayContaining([
        ['codes.issued', { count: 3, size: 3 }],
        ['codes.replaced', { codeId: codes[0]!.id, size: 3 }],
        ['vote.paper_ballots', { count: 1 }],
      ]),
    );
    const { unzipSync, strFromU8 } = await import('fflate');
    const files = unzipSync(await packageOf(world(), vote));
    expect(JSON.parse(strFromU8(files['electorate.json']!))).toMatchObject({
      size: 3,
      changes: [{ act: 'codes.replaced', size: 3 }],
    });
    expect((await desk('codes', { count: 1, labels: null })).body).toMatchObject({ code: 'vote_closed' });
  });

  it('slow down whoever tries codes, and nobody else', async () => {
    const { id: consultationId, phaseId } = await votingConsultation(world());
    const plan = votePlan(phaseId, { electorate: 'codes' });
    const made = await world().post(`/desk/consultations/${consultationId}/votes`, {
      as: officer,
      body: plan,
    });
    const { id, options } = made.body as VotePlanView;
    const body = { count: 1, labels: null };
    const issued = await world().post(`/desk/votes/${id}/codes`, { as: officer, body });
    await world().post(`/desk/votes/${id}/opening`, { as: officer });
    const tryOne = async (code: string) =>
      (await world().post(`/votes/${id}/ballot-view`, { body: { code } })).body as { code?: string };
    for (let i = 0; i < 97; i += 1) expect((await tryOne('WRONG')).code).toBe('vote_code_wrong');
    const codesSeen = new Set<string | undefined>();
    for (let i = 0; i < 6; i += 1) codesSeen.add((await tryOne('WRONG')).code);
    expect(codesSeen).toContain('too_many_requests');
    const [{ code }] = (issued.body as { codes: [IssuedCode] }).codes;
    const ballot = { picks: [options[0]!.id] };
    const held = await world().put(`/votes/${id}/ballot`, { body: { ballot, code } });
    expect(held.body).toMatchObject({ code: 'too_many_requests' });
    expect((await world().get(`/votes/${id}`)).status).toBe(200);
    world().clock.advance(600_001);
    expect((await world().put(`/votes/${id}/ballot`, { body: { ballot, code } })).status).toBe(200);
  });
});
