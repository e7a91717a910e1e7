import { beforeAll, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { OfficialResponse, ProposalPage } from '@openhall/contracts/proposals';
import { query, sql } from '@openhall/persistence/sql';
import { openConsultation, propose } from './builders/proposals.js';
import type { TestConsultation } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const answer = (over: Record<string, unknown> = {}) => ({
  version: 0,
  status: 'accepted',
  reasons: 'We will plant **ten** trees.',
  authorName: 'R. Vidal',
  department: 'Parks and gardens',
  answeredOn: '2026-03-09',
  nextStep: 'Planting begins',
  nextStepOn: '2026-10-01',
  lang: 'en',
  correctionNote: null,
  ...over,
});

describeOnEachDatabase('the official response', (world) => {
  let ana: TestSession;
  let officer: TestSession;
  let square: TestConsultation;

  beforeAll(async () => {
    ana = await world().signIn();
    officer = await world().signIn('officer');
    square = await openConsultation(world());
  });

  const respond = (
    id: string,
    over: Record<string, unknown> = {},
    call: { as?: TestSession; key?: string } = {},
  ) => world().put(`/proposals/${id}/response`, { as: officer, ...call, body: answer(over) });

  it('is public, with its status in lists and rooms, and audited', async () => {
    const { id } = await propose(world(), square, ana);
    const published = await respond(id);
    expect(published.status).toBe(200);
    const read = (await world().get(`/proposals/${id}`)).body;
    expect(read).toMatchObject({
      responseStatus: 'accepted',
      responseVersions: 1,
      response: {
        number: 1,
        reasonsHtml: '<p>We will plant <strong>ten</strong> trees.</p>\n',
        department: 'Parks and gardens',
        nextStepOn: '2026-10-01',
        correctionNote: null,
      },
    });
    const listed = async (status: string) =>
      (
        await world().get<ProposalPage>(`/consultations/${square.slug}/proposals?status=${status}`)
      ).body.items.map((item) => item.id);
    expect(await listed('answered')).toContain(id);
    expect(await listed('accepted')).toContain(id);
    expect(await listed('rejected')).not.toContain(id);
    for (const room of [`proposal:${id}`, `consultation:${square.id}`]) {
      const { events } = (await world().get(`/rooms/${room}/events?after=0`)).body;
      expect(events).toContainEqual(expect.objectContaining({ type: 'response.published', proposalId: id }));
    }
    const audited = await query(
      world().database.reader,
      sql`SELECT act, actor_id FROM audit WHERE subject_id = ${id}`,
    );
    expect(audited).toEqual([{ act: 'response.published', actor_id: officer.accountId }]);
  });

  it('is corrected with a note, and every version stays readable', async () => {
    const { id } = await propose(world(), square, ana);
    await respond(id);
    const silent = await respond(id, { version: 1, status: 'rejected' });
    expect(silent.body).toMatchObject({
      code: 'invalid_request',
      fields: [{ field: 'correctionNote', code: 'required' }],
    });
    const corrected = await respond(id, {
      version: 1,
      status: 'rejected',
      correctionNote: 'The budget was cut.',
    });
    expect(corrected.body).toMatchObject({ responseStatus: 'rejected', responseVersions: 2 });
    const versions = (await world().get<{ items: OfficialResponse[] }>(`/proposals/${id}/response/versions`))
      .body.items;
    expect(versions.map(({ number, status, correctionNote }) => [number, status, correctionNote])).toEqual([
      [2, 'rejected', 'The budget was cut.'],
      [1, 'accepted', null],
    ]);
  });

  it('is published once when two officers answer at the same time', async () => {
    const { id } = await propose(world(), square, ana);
    const answers = await Promise.all([1, 2, 3, 4].map(() => respond(id)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    const next = { version: 1, correctionNote: 'A second look.' };
    const corrections = await Promise.all([1, 2, 3, 4].map(() => respond(id, next)));
    expect(corrections.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409]);
    expect(corrections.find(({ status }) => status === 409)?.body.code).toBe('edited_meanwhile');
  });

  it('with the same key is published once and answered twice', async () => {
    const { id } = await propose(world(), square, ana);
    const key = uuid();
    const answers = await Promise.all([1, 2, 3].map(() => respond(id, {}, { key })));
    expect(answers.map(({ status, body }) => [status, body.responseVersions])).toEqual([
      [200, 1],
      [200, 1],
      [200, 1],
    ]);
  });

  it.each([
    ['a day that no calendar has', { answeredOn: '2026-02-31' }, 'answeredOn', 'not_a_date'],
    ['a date in another form', { nextStepOn: '1/10/2026' }, 'nextStepOn', 'not_a_date'],
    ['a status that is none', { status: 'maybe' }, 'status', 'not_a_choice'],
    ['no reasons', { reasons: '' }, 'reasons', 'required'],
    ['no author', { authorName: ' ' }, 'authorName', 'required'],
  ])('refuses %s', async (_, over, field, code) => {
    const { id } = await propose(world(), square, ana);
    const refused = await respond(id, over);
    expect(refused.body).toMatchObject({ code: 'invalid_request', fields: [{ field, code }] });
  });

  it('is for officers, and for proposals that the public can read', async () => {
    const { id } = await propose(world(), square, ana);
    expect((await respond(id, {}, { as: ana })).status).toBe(403);
    expect((await respond(id, {}, { as: await world().signIn('moderator') })).status).toBe(403);
    const draft = await propose(world(), square, ana, { draft: true });
    expect((await respond(draft.id)).status).toBe(404);
    expect((await respond(uuid())).status).toBe(404);
    expect((await world().get(`/proposals/${draft.id}/response/versions`)).status).toBe(404);
    expect((await world().get(`/proposals/${id}/response/versions`)).body).toEqual({ items: [], next: null });
  });
});
