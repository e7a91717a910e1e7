import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { Removals } from '@openhall/api/moderation/removals.service';
import { CommentRevision, ProposalRevision, Removal, Report } from '@openhall/persistence/entities';
import { execute, sql } from '@openhall/persistence/sql';
import { Desk, unlike } from './builders/moderation.js';
import { Discussion } from './builders/discussion.js';
import { openConsultation, propose } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';

describeOnEachDatabase('removal by law', (world) => {
  let talk: Discussion;
  let desk: Desk;

  beforeAll(async () => {
    talk = await Discussion.open(world());
    desk = new Desk(world(), talk.moderator);
  });

  it('erases a comment, its history, its catch-up and the notes about it', async () => {
    const secret = `secret-${unlike()}`;
    const id = await talk.post({ body: `First ${secret}` });
    const answer = await talk.post({ parentId: id, body: 'An answer' }, talk.reader);
    const edit = { body: `Second ${secret}`, alignment: 'for', version: 1 };
    await world().patch(`/comments/${id}`, { as: talk.author, body: edit });
    await world().post('/reports', {
      as: talk.reader,
      body: { subjectType: 'comment', subjectId: id, reason: 'personal', note: `It says ${secret}` },
    });
    const before = await talk.counters();
    expect((await desk.decide('comment', id, 'remove')).status).toBe(201);
    for (const path of [
      ...[`/comments/${id}`, `/comments/${id}/thread`, `/proposals/${talk.proposalId}/comments`],
      `/rooms/proposal:${talk.proposalId}/events?after=0`,
    ]) {
      for (const as of [null, talk.author, talk.moderator])
        expect(JSON.stringify((await world().get(path, as ? { as } : {})).body)).not.toContain(secret);
    }
    expect((await talk.stored(answer)).state).toBe('visible');
    expect((await talk.counters()).commentCount).toBe(before.commentCount - 1);
    const { reader } = world().database;
    expect(await reader.getRepository(CommentRevision).countBy({ commentId: id })).toBe(0);
    expect((await reader.getRepository(Report).findOneByOrFail({ subjectId: id })).note).toBeNull();
    expect((await desk.decide('comment', id, 'remove')).body.code).toBe('decision_changes_nothing');
    const [statement] = await desk.statements(talk.author);
    expect(statement).toMatchObject({ act: 'remove', excerpt: '', mayAppeal: true });
  });

  it('erases a proposal, its history and its place in the search', async () => {
    const id = await propose(world(), talk.place.slug, talk.author);
    const edit = {
      ...{ title: 'Zebra avenue', body: 'A zebra crossing for the avenue', lang: 'en', topicId: null },
      ...{ areaId: null, place: 'At home', latitude: null, longitude: null, version: 2 },
    };
    expect((await world().put(`/proposals/${id}`, { as: talk.author, body: edit })).status).toBe(200);
    const found = async () =>
      (await world().get(`/consultations/${talk.place.slug}/proposals?query=zebra`)).body.total;
    expect(await found()).toBe(1);
    await desk.decide('proposal', id, 'remove');
    expect(await found()).toBe(0);
    for (const as of [null, talk.author, talk.moderator]) {
      const { body } = await world().get(`/proposals/${id}`, as ? { as } : {});
      expect(JSON.stringify(body)).not.toMatch(/zebra|At home/i);
      expect(body.state).toBe('hidden');
    }
    expect(await world().database.reader.getRepository(ProposalRevision).countBy({ proposalId: id })).toBe(0);
  });

  it('is done again after a restore from an older copy', async () => {
    const id = await talk.post({ body: 'Restored by mistake' });
    await desk.decide('comment', id, 'remove');
    const file = join(world().environment.dataDirectory, 'removals.jsonl');
    expect(await readFile(file, 'utf8')).toContain(id);
    await writeFile(file, `${await readFile(file, 'utf8')}\n{"cut off`);
    // The older copy knows the words and not the removal.
    await world().database.unitOfWork.write(async (manager) => {
      await execute(manager, sql`DELETE FROM removal WHERE subject_id = ${id}`);
      await execute(
        manager,
        sql`UPDATE comment SET state = 'visible', body = 'Restored by mistake' WHERE id = ${id}`,
      );
    });
    expect(await world().service(Removals).repeat()).toBe(1);
    expect((await talk.stored(id)).body).toBe('');
    expect(await world().database.reader.getRepository(Removal).countBy({ subjectId: id })).toBe(1);
    expect(await world().service(Removals).repeat()).toBe(0);
  });
});

describeOnEachDatabase('moderators who rearrange proposals', (world) => {
  let talk: Discussion;
  let desk: Desk;

  beforeAll(async () => {
    talk = await Discussion.open(world());
    desk = new Desk(world(), talk.moderator);
  });

  const proposal = async (id: string) => (await world().get(`/proposals/${id}`)).body;
  const overturn = async (decisionId: string) => {
    const other = await world().signIn('moderator');
    const words = { words: 'Please take this back again.' };
    await world().post(`/account/statements/${decisionId}/appeal`, { as: talk.author, body: words });
    const body = { outcome: 'overturned', answer: 'Taken back.' };
    return world().post(`/desk/appeals/${decisionId}/answer`, { as: other, body });
  };

  it('change a title as agreed, keep the earlier one in the history, and give it back after an appeal', async () => {
    const id = await propose(world(), talk.place.slug, talk.author);
    const { body } = await desk.decide('proposal', id, 'retitle', { title: 'Plant oaks on the main street' });
    expect((await proposal(id)).title).toBe('Plant oaks on the main street');
    const revisions = await world().get(`/proposals/${id}/revisions`);
    expect(revisions.body.items.map((one: { title: string }) => one.title)).toEqual([
      ...['Plant oaks on the main street', 'Plant more trees'],
    ]);
    expect((await overturn(body.id as string)).status).toBe(200);
    expect((await proposal(id)).title).toBe('Plant more trees');
    expect((await desk.decide('proposal', id, 'retitle')).body.code).toBe('act_unfit');
  });

  it('move one with its comments, and the counts of both consultations with it', async () => {
    const target = await openConsultation(world());
    const id = await propose(world(), talk.place.slug, talk.author);
    await world().post(`/proposals/${id}/comments`, {
      as: talk.reader,
      body: { parentId: null, alignment: 'for', body: 'Goes along', lang: 'en' },
    });
    const counts = async (slug: string) => {
      const { body } = await world().get(`/consultations/${slug}`);
      return [body.proposalCount, body.commentCount];
    };
    const [proposals, comments] = await counts(talk.place.slug);
    const { body } = await desk.decide('proposal', id, 'move', { targetId: target.id });
    expect(await counts(talk.place.slug)).toEqual([proposals - 1, comments - 1]);
    expect(await counts(target.slug)).toEqual([1, 1]);
    expect((await proposal(id)).consultation.slug).toBe(target.slug);
    const found = await world().get(`/consultations/${target.slug}/proposals?query=trees`);
    expect(found.body.items.map((one: { id: string }) => one.id)).toEqual([id]);
    expect((await overturn(body.id as string)).status).toBe(200);
    expect(await counts(talk.place.slug)).toEqual([proposals, comments]);
    expect((await desk.decide('proposal', id, 'move', { targetId: uuid() })).body.code).toBe('act_unfit');
  });

  it('merge one into another, each supporter once, and take them apart again', async () => {
    const [id, into] = [await propose(world(), talk.place.slug, talk.author), talk.proposalId];
    const people = await Promise.all([1, 2, 3].map(() => world().signIn()));
    for (const person of people) await world().put(`/proposals/${id}/support`, { as: person });
    await world().put(`/proposals/${into}/support`, { as: people[0] });
    expect((await desk.decide('proposal', id, 'merge', { targetId: id })).body.code).toBe('act_unfit');
    await desk.decide('proposal', id, 'merge', { targetId: into });
    expect(await proposal(id)).toMatchObject({ state: 'withdrawn', mergedInto: { id: into } });
    expect((await proposal(into)).counts.supports).toBe(3);
    await desk.decide('proposal', id, 'unmerge');
    expect(await proposal(id)).toMatchObject({ state: 'published', mergedInto: null });
    expect((await proposal(into)).counts.supports).toBe(1);
    expect((await proposal(id)).counts.supports).toBe(3);
  });

  it('account for themselves in figures that name nobody', async () => {
    const { body } = await world().get('/transparency');
    const count = (act: string) => body.decisions.find((one: { act: string }) => one.act === act)?.count;
    expect([count('retitle'), count('move'), count('merge'), count('unmerge')]).toEqual([2, 2, 1, 1]);
    expect(body.appeals).toEqual({ open: 0, upheld: 0, overturned: 2 });
    expect(body.reasons[0]).toMatchObject({ reason: 'insult', names: { es: 'Insulto o amenaza' } });
    expect(body.speed.withinDay).toBeGreaterThan(0);
    const nothing = await world().get('/transparency?from=0&to=1');
    expect(nothing.body).toMatchObject({ decisions: [], reports: 0 });
    const csv = await world().app.inject({ url: '/api/v1/transparency.csv?locale=es' });
    expect(csv.headers['content-type']).toContain('text/csv');
    expect(csv.body).toContain('Decisiones,Trasladada,2\r\n');
    expect((await world().get('/transparency?from=x')).status).toBe(400);
  });
});
