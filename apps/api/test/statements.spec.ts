import { beforeAll, describe, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { query, queryOne, sql } from '@openhall/persistence/sql';
import { answer, openRound, plan, roundView, statementIds } from './builders/rounds.js';
import type { TestRound } from './builders/rounds.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const bodies = ['More trees on the square', 'No cars on the square', 'A market every day'];

describeOnEachDatabase('statements', (world) => {
  let people: TestSession[];
  let moderator: TestSession;
  let round: TestRound;

  beforeAll(async () => {
    people = [];
    for (let count = 0; count < 40; count += 1) people.push(await world().signIn());
    moderator = await world().signIn('moderator');
    round = await openRound(world(), bodies);
  });

  const votes = (id: string) =>
    query<{ stance: string; number: number }>(
      world().database.reader,
      sql`SELECT stance, COUNT(*) AS number FROM statement_vote WHERE round_id = ${id} GROUP BY stance ORDER BY stance`,
    );
  const propose = (as: TestSession, body: string, key?: string) =>
    world().post(`/statement-rounds/${round.id}/statements`, {
      as,
      body: { body, lang: 'en' },
      ...(key ? { key } : {}),
    });
  const decide = (id: string, body: object, as = moderator) =>
    world().post(`/desk/statements/${id}/decision`, {
      as,
      body: { reason: null, note: null, meta: false, ...body },
    });

  it('are listed with their consultation once the round has opened', async () => {
    const { body } = await world().get(`/consultations/${round.slug}/statement-rounds`);
    expect(body).toEqual([
      {
        id: round.id,
        question: plan.question,
        lang: 'en',
        closesAt: null,
        state: 'open',
        statements: 3,
        participants: 0,
      },
    ]);
    const view = await roundView(world(), round.id);
    expect(view.own).toBeNull();
    expect(view.may).toEqual({ answer: 'not_signed_in', propose: 'not_signed_in', moderate: false });
    expect(view.consultation?.slug).toBe(round.slug);
  });

  it('are asked one after the other until all are answered, each once', async () => {
    const { id } = await openRound(world(), bodies);
    const asked: string[] = [];
    let { next } = (await roundView(world(), id, people[0])).own!;
    while (next) {
      asked.push(next.body);
      const given = await world().put(`/statements/${next.id}/answer`, {
        as: people[0]!,
        body: { stance: 'pass' },
      });
      expect(given.body).toMatchObject({
        statementId: next.id,
        stance: 'pass',
        answered: asked.length,
        total: 3,
      });
      next = given.body.next;
    }
    expect(asked.sort()).toEqual([...bodies].sort());
  });

  it('take one answer of each person, however many come at once; the last one counts', async () => {
    const { id } = await openRound(world(), bodies);
    const [first] = await statementIds(world(), id, people[0]!);
    const statuses = await Promise.all(
      people.flatMap((person) => [1, 2, 3].map(() => answer(world(), person, first!, 'agree'))),
    );
    expect(new Set(statuses)).toEqual(new Set([200]));
    expect((await votes(id)).map((row) => [row.stance, Number(row.number)])).toEqual([['agree', 40]]);
    for (const person of people.slice(0, 10)) await answer(world(), person, first!, 'disagree');
    expect((await votes(id)).map((row) => [row.stance, Number(row.number)])).toEqual([
      ['agree', 30],
      ['disagree', 10],
    ]);
    expect((await roundView(world(), id)).participants).toBe(40);
    const own = await world().get(`/statement-rounds/${id}/answers`, { as: people[0]! });
    expect(own.body.map(({ stance }: { stance: string }) => stance)).toEqual(['disagree', null, null]);
  });

  it('show one that was asked for, with the answer given', async () => {
    const ids = await statementIds(world(), round.id, people[0]!);
    await answer(world(), people[0]!, ids[1]!, 'agree');
    const { body } = await world().get(`/statement-rounds/${round.id}?statement=${ids[1]}`, {
      as: people[0]!,
    });
    expect(body.own).toMatchObject({ stance: 'agree', next: { id: ids[1] } });
  });

  it('refuse answers of nobody, of no stance, and to what is not there', async () => {
    const [id] = await statementIds(world(), round.id, people[0]!);
    expect((await world().put(`/statements/${id}/answer`, { body: { stance: 'agree' } })).status).toBe(401);
    const odd = await world().put(`/statements/${id}/answer`, { as: people[0]!, body: { stance: 'maybe' } });
    expect([odd.status, odd.body.fields]).toEqual([400, [{ field: 'stance', code: 'not_a_choice' }]]);
    expect(await answer(world(), people[0]!, uuid(), 'agree')).toBe(404);
  });

  it('take answers up to the very end of the round', async () => {
    const closesAt = world().clock.now() + 1_000;
    const { id } = await openRound(world(), bodies, { closesAt });
    const [first] = await statementIds(world(), id, people[0]!);
    world().clock.set(closesAt - 1);
    expect(await answer(world(), people[0]!, first!, 'agree')).toBe(200);
    world().clock.set(closesAt);
    expect(await answer(world(), people[1]!, first!, 'agree')).toBe(409);
    const view = await roundView(world(), id, people[1]);
    expect([view.state, view.may.answer]).toEqual(['closed', 'round_closed']);
  });

  describe('of residents', () => {
    it('wait until a moderator accepts them, and the same request sent twice makes one', async () => {
      const key = uuid();
      const own = await propose(people[2]!, 'Benches in the shade', key);
      expect(own.body).toMatchObject([{ body: 'Benches in the shade', state: 'waiting' }]);
      expect((await propose(people[2]!, 'Benches in the shade', key)).body).toHaveLength(1);
      const waiting = await world().get(`/desk/statement-rounds/${round.id}/statements?state=waiting`, {
        as: moderator,
      });
      expect(waiting.body.items).toHaveLength(1);
      const { id } = waiting.body.items[0];
      expect(await answer(world(), people[3]!, id, 'agree')).toBe(409);
      expect((await decide(id, { act: 'accept' })).status).toBe(204);
      expect((await decide(id, { act: 'accept' })).body.code).toBe('decision_changes_nothing');
      expect(await answer(world(), people[3]!, id, 'agree')).toBe(200);
      expect((await roundView(world(), round.id, people[2])).own?.statements[0]?.state).toBe('accepted');
    });

    it('are refused with a reason that their author reads', async () => {
      await propose(people[4]!, 'The mayor is a fool');
      const waiting = await world().get(`/desk/statement-rounds/${round.id}/statements?state=waiting`, {
        as: moderator,
      });
      const { id } = waiting.body.items[0];
      expect((await decide(id, { act: 'refuse' })).body.fields).toEqual([
        { field: 'reason', code: 'required' },
      ]);
      const refusal = { act: 'refuse', reason: 'insult', note: 'Please speak of the square.' };
      expect((await decide(id, refusal)).status).toBe(204);
      expect((await roundView(world(), round.id, people[4])).own?.statements[0]).toMatchObject({
        state: 'refused',
        reason: 'insult',
        note: 'Please speak of the square.',
      });
      const others = await roundView(world(), round.id, people[5]);
      expect(others.own?.statements).toEqual([]);
    });

    it('are refused where the same is there, and where too many of one person wait', async () => {
      expect((await propose(people[6]!, 'more TREES on the square')).body.code).toBe(
        'statement_there_already',
      );
      for (let count = 0; count < 5; count += 1) await propose(people[6]!, `Idea number ${count}`);
      expect((await propose(people[6]!, 'Idea number 6')).body.code).toBe('statements_waiting');
    });

    it('are not taken where the council alone asks', async () => {
      const { id } = await openRound(world(), bodies, { takesStatements: false });
      const refused = await world().post(`/statement-rounds/${id}/statements`, {
        as: people[0]!,
        body: { body: 'Benches', lang: 'en' },
      });
      expect(refused.body.code).toBe('round_takes_no_statements');
    });
  });

  it('keep their answers when they are taken out and shown again', async () => {
    const { id } = await openRound(world(), bodies);
    const [first] = await statementIds(world(), id, people[0]!);
    for (const person of people.slice(0, 8)) await answer(world(), person, first!, 'agree');
    await decide(first!, { act: 'refuse', reason: 'off_topic' });
    expect((await roundView(world(), id)).statements).toBe(2);
    expect(await answer(world(), people[9]!, first!, 'agree')).toBe(409);
    await decide(first!, { act: 'accept' });
    expect((await votes(id)).map((row) => Number(row.number))).toEqual([8]);
  });

  it('are planned, changed, opened and closed by officers alone, under the eyes of the audit', async () => {
    const { officer, consultationId } = round;
    const path = `/desk/consultations/${consultationId}/statement-rounds`;
    const short = await world().post(path, {
      as: officer,
      body: { ...plan, statements: 'Trees please\nno' },
    });
    expect(short.body.fields).toEqual([
      { field: 'statements', code: 'too_short', params: { min: 5, length: 2 } },
    ]);
    const empty = await world().post(path, { as: officer, body: { ...plan, statements: '' } });
    const { id, version } = empty.body;
    expect((await world().get(`/statement-rounds/${id}`)).status).toBe(404);
    const opening = () => world().post(`/desk/statement-rounds/${id}/opening`, { as: officer });
    expect((await opening()).body.code).toBe('round_empty');
    const writing = { body: 'Lamps that hum less', lang: 'en' };
    await world().post(`/desk/statement-rounds/${id}/statements`, { as: officer, body: writing });
    expect((await opening()).body).toMatchObject({ state: 'open', counts: { accepted: 1 } });
    const change = (by: number) =>
      world().put(`/desk/statement-rounds/${id}`, {
        as: officer,
        body: { ...plan, question: 'And the lamps?', version: by },
      });
    expect((await change(version)).body.question).toBe('And the lamps?');
    expect((await change(version)).body.code).toBe('edited_meanwhile');
    const closed = await world().post(`/desk/statement-rounds/${id}/closing`, { as: officer });
    expect(closed.body.state).toBe('closed');
    expect((await world().delete(`/desk/statement-rounds/${id}`, { as: officer })).body.code).toBe(
      'conflict',
    );
    const acts = await query<{ act: string }>(
      world().database.reader,
      sql`SELECT act FROM audit WHERE subject_id = ${id} ORDER BY seq`,
    );
    expect(acts.map(({ act }) => act)).toEqual([
      'statements.planned',
      'statements.opened',
      'statements.changed',
      'statements.closed',
    ]);
  });

  it('outlive the account of whoever answered, without it', async () => {
    const leaving = await world().signIn();
    const { id } = await openRound(world(), bodies);
    const [first] = await statementIds(world(), id, leaving);
    await answer(world(), leaving, first!, 'agree');
    await world().delete('/account', { as: leaving });
    const row = await queryOne<{ account_id: string | null }>(
      world().database.reader,
      sql`SELECT account_id FROM statement_participant WHERE round_id = ${id}`,
    );
    expect([row?.account_id, (await votes(id)).length]).toEqual([null, 1]);
  });
});
