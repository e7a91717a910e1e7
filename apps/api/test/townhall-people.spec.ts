import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { HallForgetting } from '@openhall/api/townhall/hall-forgetting.service';
import { HallUpvote } from '@openhall/persistence/entities';
import { TestHall } from './builders/halls.js';
import { describeOnEachDatabase } from './harness/application.js';
import { Browser } from './harness/browser.js';

const dayMs = 24 * 3_600_000;

describeOnEachDatabase('people of a town hall', (world) => {
  it('come in without an account, with a name or a number, and are nobody outside', async () => {
    const hall = await TestHall.make(world());
    const rosa = await hall.guest('Rosa');
    expect((await hall.own(rosa)).person).toMatchObject({ name: 'Rosa', assurance: 'guest' });
    expect((await hall.own(await hall.guest())).person.name).toBe('Guest 2');
    expect((await world().get('/account', { as: rosa })).status).toBe(401);
    expect((await world().get('/bootstrap', { as: rosa })).body.account).toBeNull();
    expect((await world().post('/previews', { as: rosa, body: { text: 'x' } })).status).toBe(401);
    const administrator = await world().signIn('administrator');
    const people = await world().get('/people?query=Rosa', { as: administrator });
    expect(people.body.items).toEqual([]);
    const patched = await world().patch(`/people/${rosa.accountId}`, {
      as: administrator,
      body: { role: 'administrator' },
    });
    expect(patched.status).toBe(404);
  });

  it('join twice as one', async () => {
    const hall = await TestHall.make(world());
    const resident = await hall.resident();
    await hall.join(resident);
    const guest = await hall.guest('Once');
    const again = await hall.join(guest);
    expect(again.headers['set-cookie']).toBeUndefined();
    expect(again.body.person.id).toBe(guest.accountId);
    const people = await world().get(`/desk/town-halls/${hall.id}/people`, { as: hall.moderator });
    expect(people.body.map(({ assurance }: { assurance: string }) => assurance).sort()).toEqual([
      'guest',
      'signed_in',
    ]);
  });

  it('find a hall by its code, however it is typed', async () => {
    const hall = await TestHall.make(world());
    const { code } = hall;
    for (const typed of [code, code.toLowerCase(), ` ${code.slice(0, 3)}-${code.slice(3)} `]) {
      expect((await world().post('/town-halls/join', { body: { code: typed } })).body).toEqual({
        id: hall.id,
      });
    }
    for (const wrong of ['AAAAAA', code.slice(1), `${code}A`])
      expect((await world().post('/town-halls/join', { body: { code: wrong } })).body.code).toBe(
        'hall_code_unknown',
      );
  });

  it('cannot use the code of a hall that is long over', async () => {
    const hall = await TestHall.make(world(), { live: true });
    await hall.command({ kind: 'hall.end' });
    expect((await world().post('/town-halls/join', { body: { code: hall.code } })).status).toBe(200);
    world().clock.advance(dayMs);
    expect((await world().post('/town-halls/join', { body: { code: hall.code } })).status).toBe(404);
  });

  it('come by the hundred from one address, while guessing from one address stops', async () => {
    const hall = await TestHall.make(world());
    const from = '192.0.2.77';
    const enter = (code: string) =>
      new Browser(world()).visit('POST', '/town-halls/join', { body: { code }, from });
    for (let count = 0; count < 400; count += 1) expect((await enter(hall.code)).status).toBe(200);
    const statuses = new Set<number>();
    for (let count = 0; count < 150; count += 1) statuses.add((await enter('AAAAAA')).status);
    expect([...statuses]).toEqual([404, 429]);
    expect((await enter(hall.code)).status).toBe(429);
    const elsewhere = new Browser(world()).visit('POST', '/town-halls/join', { body: { code: hall.code } });
    expect((await elsewhere).status).toBe(200);
    world().clock.advance(61_000);
    expect((await enter(hall.code)).status).toBe(200);
  });

  it('are refused as guests where a hall asks people to sign in', async () => {
    const rules = {
      whoMayAsk: 'verified',
      anonymousQuestions: false,
      questionsOpen: 'ahead',
      questionsShown: 'at_once',
      upvotes: true,
    } as const;
    const hall = await TestHall.make(world(), { rules });
    const refused = await world().post(`/town-halls/${hall.id}/participants`, { body: { name: 'Rosa' } });
    expect(refused.body.code).toBe('hall_guests_refused');
    const resident = await hall.resident();
    expect((await hall.tryAsk(resident, 'May I ask a question?')).body.code).toBe('hall_needs_verified');
    const administrator = await world().signIn('administrator');
    const path = `/people/${resident.accountId}`;
    const checked = await world().patch(path, { as: administrator, body: { verified: true } });
    expect(checked.body.addressChecked).toBe(true);
    expect((await hall.own(resident)).person.assurance).toBe('verified');
    expect((await hall.tryAsk(resident, 'May I ask a question now?')).status).toBe(201);
    await world().patch(path, { as: administrator, body: { verified: false } });
    expect((await hall.tryAsk(resident, 'And may I ask another one?')).body.code).toBe('hall_needs_verified');
  });

  it('upvote once each, however often they press', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const { id } = await hall.ask(await hall.guest(), 'When will the trees be planted?');
    const [first, second] = [await hall.guest(), await hall.resident()];
    const answers = await Promise.all(Array.from({ length: 20 }, () => hall.upvote(first, id)));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(200));
    expect((await hall.upvote(second, id)).body.upvotes).toBe(2);
    expect((await hall.view()).questions[0].upvotes).toBe(2);
    expect((await hall.own(first)).upvoted).toEqual([1]);
    const path = `/town-halls/${hall.id}/questions/${id}/upvote`;
    await Promise.all(Array.from({ length: 5 }, () => world().delete(path, { as: first })));
    expect((await hall.view()).questions[0].upvotes).toBe(1);
    const rows = await world().database.reader.getRepository(HallUpvote).countBy({ questionId: id });
    expect(rows).toBe(1);
    expect((await hall.upvote(null, id)).status).toBe(401);
    expect((await hall.upvote(await world().signIn(), id)).body.code).toBe('hall_not_joined');
  });

  it('upvote while questions are asked and moderated, and no upvote is lost', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const { id } = await hall.ask(await hall.guest(), 'When will the trees be planted?');
    const people = await Promise.all(Array.from({ length: 15 }, () => hall.guest()));
    const asking = async () => {
      for (const [index, person] of people.slice(0, 10).entries())
        await hall.ask(person, `Question number ${index} of many`);
    };
    const [answers] = await Promise.all([
      Promise.all(people.map((person) => hall.upvote(person, id))),
      asking(),
    ]);
    expect(answers.map(({ status }) => status)).toEqual(Array(15).fill(200));
    const { questions } = await hall.view('?order=upvotes');
    expect(questions[0]).toMatchObject({ id, upvotes: 15 });
    expect(questions).toHaveLength(11);
  });

  it('ask the same command twice and get one question', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const guest = await hall.guest();
    const key = uuid();
    const [one, other] = await Promise.all([
      hall.tryAsk(guest, 'Where do the buses go?', {}, key),
      hall.tryAsk(guest, 'Where do the buses go?', {}, key),
    ]);
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body).toEqual(other.body);
    expect((await hall.view()).questions).toHaveLength(1);
    expect((await hall.tryAsk(guest, 'Another question?', {}, key)).body.code).toBe('idempotency_key_reused');
  });

  it('see their own questions in every state, with the reason where one was not taken', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const guest = await hall.guest();
    const { id } = await hall.ask(guest, 'Is the mayor a fool?');
    const { version } = await hall.asSeen(id);
    await hall.command({
      kind: 'question.refuse',
      questionId: id,
      version,
      reason: 'insult',
      note: 'Please ask about the matter.',
    });
    expect((await hall.own(guest)).questions).toMatchObject([
      {
        state: 'refused',
        refusal: { reason: 'insult', note: 'Please ask about the matter.' },
        mayWithdraw: false,
      },
    ]);
    const other = await hall.ask(guest, 'Will there be a playground?');
    const path = `/town-halls/${hall.id}/questions/${other.id}/withdrawal`;
    expect((await world().post(path, { as: await hall.guest() })).status).toBe(404);
    expect((await world().post(path, { as: guest })).status).toBe(204);
    expect((await hall.view()).questions).toEqual([]);
    expect((await hall.own(guest)).questions[1].state).toBe('withdrawn');
  });

  it('are muted or removed with a reason, and let in again', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const guest = await hall.guest('Loud');
    const { id } = await hall.ask(await hall.guest(), 'When will the trees be planted?');
    await hall.command({ kind: 'person.mute', accountId: guest.accountId, reason: 'Shouting' });
    expect((await hall.tryAsk(guest, 'May I still ask?')).body.code).toBe('hall_muted');
    expect((await hall.own(guest)).muted).toEqual({ reason: 'Shouting' });
    expect((await hall.upvote(guest, id)).status).toBe(200);
    await hall.command({ kind: 'person.remove', accountId: guest.accountId, reason: 'Threats' });
    expect((await hall.upvote(guest, id)).body.code).toBe('hall_removed');
    expect((await hall.join(guest)).body.code).toBe('hall_removed');
    expect((await hall.own(guest)).removed).toEqual({ reason: 'Threats' });
    await hall.command({ kind: 'person.readmit', accountId: guest.accountId });
    expect((await hall.tryAsk(guest, 'Thank you, may I ask again?')).status).toBe(201);
  });

  it('are found by moderators by name, whatever the accents, also who never said a word', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const jose = await hall.guest('José Ñandú');
    await hall.guest('Ana');
    const found = async (query: string, as = hall.moderator) =>
      world().get(`/desk/town-halls/${hall.id}/people?query=${encodeURIComponent(query)}`, { as });
    const person = { accountId: jose.accountId, name: 'José Ñandú', assurance: 'guest', questions: 0 };
    expect((await found('JOSE nan')).body).toEqual([{ ...person, restriction: null }]);
    expect((await found('')).body).toHaveLength(2);
    expect((await found('%')).body).toEqual([]);
    expect((await found('', await hall.resident())).status).toBe(403);
    await hall.command({ kind: 'person.mute', accountId: jose.accountId, reason: 'Shouting' });
    expect((await found('jose')).body).toEqual([{ ...person, restriction: 'muted' }]);
  });

  it('raise a hand, see their place, and alone see how to speak', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const [one, two] = [await hall.guest('One'), await hall.guest('Two')];
    const hand = `/town-halls/${hall.id}/hand`;
    const body = { pointOfOrder: false };
    expect((await world().put(hand, { as: one, body })).body.code).toBe('speakers_closed');
    await hall.command({
      kind: 'speakers.set',
      open: true,
      limitSeconds: 60,
      firstTimeFirst: true,
      alternation: false,
      pointsOfOrder: false,
    });
    expect((await world().put(hand, { as: one, body })).body.hand).toMatchObject({ place: 1 });
    world().clock.advance(1_000);
    const second = (await world().put(hand, { as: two, body })).body.hand;
    expect(second.place).toBe(2);
    await hall.command({ kind: 'speakers.call', speakerId: second.id, means: 'Room 7, code 1234' });
    expect((await hall.own(two)).hand).toMatchObject({ state: 'called', means: 'Room 7, code 1234' });
    expect(JSON.stringify([await hall.view(), await hall.own(one)])).not.toContain('1234');
    expect((await hall.view()).speakers.current.name).toBe('Two');
    expect((await world().delete(hand, { as: one })).body.hand).toBeNull();
  });

  it('who delete their account become former participants', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const resident = await hall.resident('Known Name');
    await hall.ask(resident, 'When will the trees be planted?');
    expect((await hall.view()).questions[0].askerName).toBe('Known Name');
    expect((await world().delete('/account', { as: resident })).status).toBe(204);
    expect((await hall.view()).questions[0]).toMatchObject({ askerName: null, assurance: 'signed_in' });
    expect(JSON.stringify(await hall.console())).not.toContain('Known Name');
  });

  it('who were guests are forgotten some days after the hall, and what they asked stays', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const guest = await hall.guest('Passing');
    await hall.ask(guest, 'When will the trees be planted?');
    await hall.command({ kind: 'hall.end' });
    await world().service(HallForgetting).forgetOld();
    expect((await hall.own(guest)).person.name).toBe('Passing');
    world().clock.advance(8 * dayMs);
    await world().service(HallForgetting).forgetOld();
    expect((await hall.own(guest)).person).toBeNull();
    const view = await hall.view();
    expect(view.questions[0]).toMatchObject({ askerName: null, assurance: 'guest' });
  });

  it('who sign in leave the guest behind', async () => {
    const hall = await TestHall.make(world());
    const browser = new Browser(world());
    await browser.visit('POST', `/town-halls/${hall.id}/participants`, { body: { name: 'Rosa' } });
    const before = [...browser.cookies.values()];
    await browser.signIn('rosa@example.org');
    const me = await browser.visit('GET', `/town-halls/${hall.id}/me`);
    expect(me.body.person).toBeNull();
    const name = [...browser.cookies.keys()].find((key) => !key.includes('browser')) ?? '';
    const old = await world().get(`/town-halls/${hall.id}/me`, {
      headers: { cookie: `${name}=${before[0]}` },
    });
    expect(old.body.person).toBeNull();
  });

  it('ask slowly where a moderator asks for it', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const guest = await hall.guest();
    await hall.command({ kind: 'hall.slow_mode', seconds: 60 });
    await hall.ask(guest, 'When will the trees be planted?');
    const refused = await hall.tryAsk(guest, 'And when the flowers?');
    expect(refused.body).toMatchObject({ code: 'hall_slow_mode', params: { seconds: 60 } });
    world().clock.advance(61_000);
    expect((await hall.tryAsk(guest, 'And when the flowers?')).status).toBe(201);
  });
});
