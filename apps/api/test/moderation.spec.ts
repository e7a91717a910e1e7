import { beforeAll, beforeEach, expect, it } from '@jest/globals';
import { In } from 'typeorm';
import { v7 as uuid } from 'uuid';
import { ConsultationsService } from '@openhall/api/consultations/consultations.service';
import { ModerationService } from '@openhall/api/moderation/moderation.service';
import type { ReportedContribution } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import { AuditEntry, ModerationDecision, Proposal, Report } from '@openhall/persistence/entities';
import { execute, sql } from '@openhall/persistence/sql';
import { describeOnEachDatabase } from './harness/application.js';
import { countQueries } from './harness/query-counter.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('moderation', (world) => {
  let consultationId = '';
  let author: TestSession;
  let reader: TestSession;
  let moderator: TestSession;
  let number = 0;
  let proposalId = '';

  /** Stands for a content module: rows of `proposal`, hidden and restored by a conditional update. */
  function registerContent(): void {
    const repository = world().database.reader.getRepository(Proposal);
    world()
      .service(ModerationService)
      .registerContent('proposal', {
        load: async (ids) => {
          const rows = await repository.findBy({ id: In(ids) });
          return new Map(
            rows.map((row) => [
              row.id,
              {
                subjectId: row.id,
                proposalId: row.id,
                consultationId: row.consultationId,
                title: row.title,
                body: row.body,
                path: null,
                authorId: row.authorId,
                authorName: row.authorId ? 'Author' : null,
                lang: row.lang,
                state: row.state,
                reportable: row.state === 'published',
              },
            ]),
          );
        },
        apply: async (manager, { id, act }) => {
          const [from, to] = act === 'hide' ? ['published', 'hidden'] : ['hidden', 'published'];
          const changed = await execute(
            manager,
            sql`UPDATE proposal SET state = ${to!} WHERE id = ${id} AND state = ${from!}`,
          );
          return changed === 1 ? {} : null;
        },
      });
  }

  async function contribution(
    authorId: string | null = author.accountId,
    state: Proposal['state'] = 'published',
  ): Promise<string> {
    const id = uuid();
    number += 1;
    const now = world().clock.now();
    await world().database.unitOfWork.write((manager) =>
      manager.insert(Proposal, {
        id,
        consultationId,
        number,
        authorId,
        state,
        title: 'Shade',
        body: 'Trees',
        lang: 'en',
        shuffle: 1,
        createdAt: now,
        publishedAt: now,
      }),
    );
    return id;
  }

  beforeAll(async () => {
    [author, reader, moderator] = await Promise.all([
      world().signIn('resident', 'Author'),
      world().signIn('resident'),
      world().signIn('moderator', 'Mod'),
    ]);
    consultationId = await world()
      .service(ConsultationsService)
      .create(null, {
        slug: 'moderated',
        state: 'published',
        timeZone: 'Europe/Madrid',
        defaultLocale: 'en',
        locales: ['en'],
        texts: { en: { title: 'Moderated' } },
        phases: [],
      });
    registerContent();
  });

  beforeEach(async () => {
    proposalId = await contribution();
  });

  const report = (as: TestSession, change: object = {}, key?: string) =>
    world().post('/reports', {
      as,
      key,
      body: { subjectType: 'proposal', subjectId: proposalId, reason: 'insult', note: null, ...change },
    });
  const decide = (act: string, as = moderator, change: object = {}) =>
    world().post('/desk/decisions', {
      as,
      body: {
        subjectType: 'proposal',
        subjectId: proposalId,
        act,
        reason: 'insult',
        note: 'Against the rules',
        ...change,
      },
    });
  const desk = async (query = '') =>
    (await world().get<Page<ReportedContribution>>(`/desk/reports?${query}`, { as: moderator })).body;
  const onDesk = async (state: string) =>
    (await desk(`state=${state}`)).items.find((item) => item.subjectId === proposalId);
  const stateOf = async (id: string) =>
    (await world().database.reader.getRepository(Proposal).findOneByOrFail({ id })).state;

  it('takes a report once per person and contribution, also when it is sent twice at once', async () => {
    const answers = await Promise.all([1, 2, 3, 4].map(() => report(reader)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([201, 409, 409, 409]);
    expect((await report(reader)).body.code).toBe('already_reported');
    expect(await world().database.reader.getRepository(Report).countBy({ subjectId: proposalId })).toBe(1);
  });

  it('answers a retried report as the first time', async () => {
    const key = uuid();
    const answers = [await report(reader, {}, key), await report(reader, {}, key)];
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    expect(answers[0]!.body.id).toBe(answers[1]!.body.id);
    expect((await report(reader, { reason: 'spam' }, key)).body.code).toBe('idempotency_key_reused');
  });

  it('takes reports of one contribution from a hundred people at once', async () => {
    const people = await Promise.all(Array.from({ length: 100 }, () => world().signIn()));
    const answers = await Promise.all(people.map((person) => report(person)));
    expect(answers.filter((answer) => answer.status === 201)).toHaveLength(100);
    const found = await onDesk('open');
    expect(found!.reports).toHaveLength(100);
    expect((await decide('hide')).status).toBe(201);
    expect(
      await world()
        .database.reader.getRepository(Report)
        .countBy({ subjectId: proposalId, state: 'handled' }),
    ).toBe(100);
  });

  it('refuses reports of one’s own, of hidden, unknown and unpublished contributions', async () => {
    expect((await report(author)).body.code).toBe('own_contribution');
    expect((await report(reader, { subjectId: uuid() })).body.code).toBe('not_found');
    expect((await report(reader, { subjectId: await contribution(null, 'draft') })).body.code).toBe(
      'not_found',
    );
    await decide('hide');
    expect((await report(reader)).body.code).toBe('content_hidden');
    expect((await report(reader, { reason: 'dislike' })).body.fields).toEqual([
      { field: 'reason', code: 'not_a_choice' },
    ]);
    expect((await world().post('/reports', { body: {} })).body.code).toBe('not_signed_in');
  });

  it('hides with a reason, answers the reports, tells the author and leaves a trace', async () => {
    await report(reader, { note: 'Names my neighbour' });
    expect((await onDesk('open'))!.reports).toMatchObject([{ reason: 'insult', note: 'Names my neighbour' }]);
    const { body } = await decide('hide');
    expect(await stateOf(proposalId)).toBe('hidden');
    expect(await onDesk('open')).toBeUndefined();
    expect((await onDesk('handled'))!.decisions).toMatchObject([
      { act: 'hide', reason: 'insult', note: 'Against the rules', moderatorName: 'Mod' },
    ]);
    const reasons = await world().service(ModerationService).reasonsFor('proposal', [proposalId, uuid()]);
    expect([...reasons]).toEqual([
      [proposalId, { reason: 'insult', note: 'Against the rules', decisionId: body.id }],
    ]);
    const events = await world().get(`/rooms/account:${author.accountId}/events?after=0`, { as: author });
    expect(events.body.events.at(-1)).toMatchObject({
      type: 'contribution.decided',
      subjectType: 'proposal',
      subjectId: proposalId,
    });
    const audit = await world()
      .database.reader.getRepository(AuditEntry)
      .findOneByOrFail({ subjectId: proposalId });
    expect(audit).toMatchObject({ act: 'moderation.hide', actorId: moderator.accountId });
    expect(audit.detail).toEqual({ decisionId: body.id, reason: 'insult' });
  });

  it('lets a decision be taken back, and knows the newest reason', async () => {
    await decide('hide', moderator, { note: 'First reason' });
    expect((await decide('restore')).status).toBe(201);
    expect(await stateOf(proposalId)).toBe('published');
    expect((await decide('restore')).body.code).toBe('decision_changes_nothing');
    world().clock.advance(1);
    await decide('hide', moderator, { note: 'Second reason', reason: 'spam' });
    const reasons = await world().service(ModerationService).reasonsFor('proposal', [proposalId]);
    expect(reasons.get(proposalId)).toMatchObject({ reason: 'spam', note: 'Second reason' });
  });

  it.each(['hide', 'keep'])('lets exactly one of several moderators decide "%s" at once', async (act) => {
    await report(reader);
    const moderators = await Promise.all([1, 2, 3].map(() => world().signIn('moderator')));
    const answers = await Promise.all(moderators.map((one) => decide(act, one)));
    expect(answers.map((answer) => answer.body.code ?? 'done').sort()).toEqual([
      'decision_changes_nothing',
      'decision_changes_nothing',
      'done',
    ]);
    expect(
      await world().database.reader.getRepository(ModerationDecision).countBy({ subjectId: proposalId }),
    ).toBe(1);
    expect(
      await world().database.reader.getRepository(Report).countBy({ subjectId: proposalId, state: 'open' }),
    ).toBe(0);
  });

  it('keeps a contribution and says so, and lists it again when it is reported again', async () => {
    await report(reader);
    expect((await decide('keep')).status).toBe(201);
    expect(await stateOf(proposalId)).toBe('published');
    expect(await onDesk('open')).toBeUndefined();
    await report(await world().signIn());
    const found = await onDesk('open');
    expect(found!.reports).toHaveLength(2);
    expect(found!.decisions).toHaveLength(1);
  });

  it('shows one contribution as a case, reported or not, but no draft', async () => {
    const one = (id: string) =>
      world().get<ReportedContribution>(`/desk/reports/proposal/${id}`, { as: moderator });
    expect((await one(proposalId)).body).toMatchObject({
      title: 'Shade',
      firstReportedAt: null,
      reports: [],
    });
    await report(reader);
    await decide('hide');
    const { body } = await one(proposalId);
    expect(body).toMatchObject({ state: 'hidden', firstReportedAt: body.reports[0]?.at });
    expect(body.decisions.map(({ act }) => act)).toEqual(['hide']);
    expect((await one(await contribution(author.accountId, 'draft'))).status).toBe(404);
    expect((await one(uuid())).status).toBe(404);
    expect((await world().get(`/desk/reports/vote/${proposalId}`, { as: moderator })).status).toBe(404);
  });

  it('lets no moderator decide about their own contribution, and no resident about any', async () => {
    proposalId = await contribution(moderator.accountId);
    expect((await decide('hide')).body.code).toBe('own_contribution');
    expect((await decide('hide', reader)).body.code).toBe('not_allowed');
    expect((await decide('hide', moderator, { subjectId: uuid() })).body.code).toBe('not_found');
    expect((await decide('hide', moderator, { note: '!!!' })).body.code).toBe('invalid_request');
    expect((await world().get('/desk/reports', { as: reader })).body.code).toBe('not_allowed');
  });

  it('lists what was reported first reported first, in pages, with as many queries for many as for few', async () => {
    await report(reader);
    const few = await countQueries(world().database.reader, () => desk('state=open'));
    const made: string[] = [];
    for (let index = 0; index < 25; index += 1) {
      world().clock.advance(1_000);
      proposalId = await contribution(null);
      made.push(proposalId);
      await report(reader);
    }
    const first = await desk('state=open');
    const second = await desk(`state=open&cursor=${first.next}`);
    const listed = [...first.items, ...second.items]
      .map((item) => item.subjectId)
      .filter((id) => made.includes(id));
    expect(listed).toEqual(made);
    expect(await countQueries(world().database.reader, () => desk('state=open'))).toBe(few);
    expect((await desk('cursor=WzEsMiwzLDRd')) as unknown).toMatchObject({ code: 'cursor_invalid' });
  });
});
