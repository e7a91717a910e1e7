import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, Visitor } from './support/browser.js';
import { HallModerator, openPlan } from './support/hall-moderator.js';
import { faults, HallPage } from './support/hall-page.js';
import { Network } from './support/network.js';
import { Product } from './support/product.js';

const van = 'Where will the fish van stand on market days?';
const buses = 'Will the buses stop during the works?';
const shade = 'Is there shade at stop 7 in the afternoon?';
const options = ['Trees', 'Seats', 'A fountain'].map((label, index) => ({ id: `o${index}`, label }));

describe('a town hall', () => {
  let browser: Browser;
  let product: Product;
  let moderator: HallModerator;
  let wall: Visitor;
  /** A guest on a phone, somebody signed in at a desk, and a guest whose browser runs no script. */
  let leila: HallPage;
  let ana: HallPage;
  let cora: HallPage;
  let network: Network;
  let address = '';

  beforeAll(async () => {
    product = await Product.start('demo');
    browser = await openBrowser();
    const officer = await Visitor.arrive(browser, product);
    await officer.enterDemo('officer');
    moderator = await HallModerator.plan(officer);
    address = `/town-halls/${moderator.hall.id}`;
    wall = await Visitor.arrive(browser, product);
    leila = new HallPage(await Visitor.arrive(browser, product, { width: 360 }));
    network = await Network.of(leila.visitor.context);
    ana = new HallPage(await Visitor.arrive(browser, product));
    await ana.visitor.enterDemo('resident');
    cora = new HallPage(await Visitor.arrive(browser, product, { width: 360, javaScript: false }));
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('is announced in the list, and says when, how and who', async () => {
    await ana.visitor.open('/town-halls');
    await ana.page.getByRole('link', { name: openPlan.title }).click();
    await ana.page.getByRole('link', { name: 'Add to my calendar' }).waitFor();
    await ana.page.getByText('Cllr Marsh').waitFor();
    const file = await ana.visitor.context.request.get(`${product.address}/api/v1${address}/calendar.ics`);
    expect(await file.text()).toContain('BEGIN:VCALENDAR');
    await ana.visitor.liveOn();
    expect(await faults(ana)).toEqual([]);
  });

  it('is found by its code, whatever the case and the spaces', async () => {
    await leila.visitor.open('/join');
    const code = leila.page.getByRole('textbox', { name: 'Code' });
    await code.fill('zzz zzz');
    await leila.page.getByRole('button', { name: 'Join' }).click();
    await leila.page.getByText('No town hall has this code').first().waitFor();
    expect(await code.inputValue()).toBe('zzz zzz');
    expect(await faults(leila)).toEqual([]);
    await code.fill(` ${moderator.hall.code.slice(0, 3).toLowerCase()} ${moderator.hall.code.slice(3)} `);
    await leila.page.getByRole('button', { name: 'Join' }).click();
    await leila.page.waitForURL(product.address + address);
    await cora.visitor.open(`/join/${moderator.hall.code.toLowerCase()}`);
    expect(new URL(cora.page.url()).pathname).toBe(address);
  });

  it('lets a guest join by asking, and shows the question to others once a moderator let it', async () => {
    await leila.visitor.liveOn();
    await leila.composer.fill(van);
    await leila.page
      .getByRole('textbox', { name: /Your name/ })
      .last()
      .fill('Leila');
    await leila.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await leila.own.getByText('Waits for a moderator').waitFor();
    await leila.page.getByText('You are here as').waitFor();
    await cora.page.reload();
    expect(await cora.page.getByText(van).count()).toBe(0);
    await moderator.accept(van);
    await leila.own.getByText('In the list').waitFor();
    await ana.question(van).waitFor();
    expect(await faults(leila, ana)).toEqual([]);
  });

  it('takes part without JavaScript: join, read, ask', async () => {
    await cora.page.reload();
    await cora.question(van).waitFor();
    await cora.joinAs('Cora');
    await cora.page.getByText('You are here as Cora').waitFor();
    await cora.ask(buses);
    await cora.own.getByText('Waits for a moderator').waitFor();
    await moderator.accept(buses);
    await cora.page.reload();
    await cora.own.getByText('In the list').waitFor();
    await cora.question(van).getByRole('button').click();
    await cora.question(van).getByRole('button', { pressed: true }).waitFor();
    await ana.question(van).getByText('1', { exact: true }).waitFor();
    expect(await cora.visitor.overflow()).toBe(0);
  });

  it('goes live on every page by itself', async () => {
    await wall.open(`${address}/projector`);
    await wall.page.getByText('We begin soon').waitFor();
    await moderator.command({ kind: 'hall.open_lobby' });
    await wall.page.getByText('Welcome!').waitFor();
    await moderator.command({ kind: 'hall.start' });
    await moderator.command({ kind: 'agenda.go_to', itemId: moderator.hall.agenda[1]?.id ?? null });
    await moderator.judge(van, (one) => ({ kind: 'question.start_answer', ...one }));
    for (const visitor of [leila, ana]) await visitor.band.getByText(van).waitFor();
    await leila.band.getByText('Traffic and deliveries').waitFor();
    await wall.page.locator('.stage').getByText(van).waitFor();
    await wall.page.getByText(`${moderator.hall.code.slice(0, 3)} ${moderator.hall.code.slice(3)}`).waitFor();
    await cora.page.reload();
    await cora.band.getByText(van).waitFor();
    await cora.page.getByRole('link', { name: 'Reload to see what is new' }).waitFor();
    await ana.visitor.open('/');
    const join = ana.page.getByRole('link', { name: /Join.*what comes first/ });
    await join.waitFor();
    expect(await faults(ana)).toEqual([]);
    await join.click();
    await ana.visitor.liveOn();
    expect(await faults(leila, ana, wall)).toEqual([]);
  });

  it('moves numbers at once, and the order only when the reader wants it', async () => {
    await ana.ask(shade);
    await moderator.accept(shade);
    await leila.page.getByRole('button', { name: '2 new questions – show' }).click();
    const order = async () => (await leila.questions.allInnerTexts()).map((text) => text.includes(shade));
    const before = await order();
    await ana.page.reload();
    await ana.visitor.liveOn();
    await ana.question(shade).getByRole('button').click();
    await leila.question(shade).getByText('1', { exact: true }).waitFor();
    expect(await order()).toEqual(before);
    await leila.question(shade).getByRole('button').click();
    await ana.question(shade).getByText('2', { exact: true }).waitFor();
    await leila.question(shade).getByRole('button', { pressed: true }).click();
    await ana.question(shade).getByText('1', { exact: true }).waitFor();
    await ana.page.getByLabel('Order').selectOption('newest');
    await ana.page.waitForURL(/order=newest/);
  });

  it('never touches what somebody is typing', async () => {
    const words = 'Could the trees stand on the east side too, where';
    await leila.composer.fill(words);
    await leila.composer.focus();
    await moderator.announce('There is a hearing loop in the first three rows.');
    await moderator.command({ kind: 'caption.add', captionId: randomUUID(), text: 'so the van will stand' });
    await leila.band.getByText('There is a hearing loop').waitFor();
    await leila.band.getByText('so the van will stand').waitFor();
    await moderator.command({ kind: 'hall.take_questions', open: false });
    await leila.page.getByText('Questions are not taken at the moment').waitFor();
    await moderator.command({ kind: 'hall.take_questions', open: true });
    await leila.page.getByText('Questions are not taken at the moment').waitFor({ state: 'detached' });
    expect(await leila.composer.inputValue()).toBe(words);
    expect(await leila.composer.evaluate((field) => field === field.ownerDocument.activeElement)).toBe(true);
    await leila.page.getByText('Draft saved on this device').waitFor();
    await leila.page.reload();
    await leila.visitor.liveOn();
    expect(await leila.composer.inputValue()).toBe(words);
    expect(await faults(leila)).toEqual([]);
    await leila.composer.fill('Will buses stop during the works');
    await leila.page.getByText('Is it one of these?').waitFor();
    await leila.page.locator('.similar').getByText(buses).waitFor();
    await leila.composer.fill('');
  });

  it('polls: answered by a press, by reloading, and shown on the wall', async () => {
    const pollId = await moderator.openPoll({ kind: 'single', question: 'What first?', options });
    await moderator.poll(pollId, (poll) => ({ kind: 'poll.show', ...poll, shown: true }));
    await moderator.poll(pollId, (poll) => ({ kind: 'poll.show_results', ...poll, shown: true }));
    await leila.band.getByRole('link', { name: /What first/ }).click();
    await leila.poll(pollId).getByLabel('Seats').check();
    await leila.answer(pollId, 'Seats');
    await cora.visitor.open(`${address}?view=polls`);
    await cora.poll(pollId).getByLabel('Trees').check();
    await cora.answer(pollId, 'Trees');
    await wall.page.getByText('2 answers').waitFor();
    await wall.page.getByText('1 · 50 %').first().waitFor();
    await ana.poll(pollId).getByText('2 answers: 2 guests').waitFor();
    expect(await faults(leila, wall)).toEqual([]);
    await moderator.poll(pollId, (one) => ({ kind: 'poll.close', ...one }));
    await leila.poll(pollId).getByText('Closed').waitFor();
    await moderator.poll(pollId, (one) => ({ kind: 'poll.show', ...one, shown: false }));
  });

  it('takes answers of every kind', async () => {
    const scale = { min: 1, max: 5, minLabel: 'not at all', maxLabel: 'very much' };
    const kinds = {
      multiple: await moderator.openPoll({ kind: 'multiple', question: 'Which two?', options, maxPicks: 2 }),
      ranking: await moderator.openPoll({ kind: 'ranking', question: 'In which order?', options }),
      scale: await moderator.openPoll({ kind: 'scale', question: 'How much?', scale, hideUntilClosed: true }),
      words: await moderator.openPoll({ kind: 'words', question: 'In a word?' }),
    };
    for (const visitor of [leila, cora]) {
      if (visitor === cora) await cora.page.reload();
      const poll = (kind: keyof typeof kinds) => visitor.poll(kinds[kind]);
      await poll('multiple').getByLabel('Trees').check();
      await poll('multiple').getByLabel('A fountain').check();
      await visitor.answer(kinds.multiple, 'Trees, A fountain');
      await poll('ranking').getByLabel('A fountain').selectOption('1');
      await poll('ranking').getByLabel('Trees').selectOption('2');
      await visitor.answer(kinds.ranking, 'A fountain › Trees');
      await poll('scale').getByLabel('4').check();
      await visitor.answer(kinds.scale, '4');
      await poll('words').getByRole('textbox').fill('grey');
      await visitor.answer(kinds.words, 'grey');
    }
    expect(await faults(leila)).toEqual([]);
  });

  it('calls speakers, and tells only the one called how to speak', async () => {
    const rules = { limitSeconds: 120, firstTimeFirst: true, alternation: false, pointsOfOrder: false };
    await moderator.command({ kind: 'speakers.set', open: true, ...rules });
    await ana.page.getByRole('button', { name: 'Raise my hand' }).click();
    await ana.page.getByText('Your place in the list: 1').waitFor();
    const { speakers } = await moderator.console();
    const speakerId = speakers.list.find(({ state }) => state === 'waiting')?.id ?? '';
    await moderator.command({ kind: 'speakers.call', speakerId, means: 'The microphone in the aisle' });
    await ana.page.getByText('It is your turn to speak').first().waitFor();
    await ana.page.getByText('The microphone in the aisle').waitFor();
    await moderator.command({ kind: 'speakers.start', speakerId });
    await wall.page.getByText(/Speaking: /).waitFor();
    await leila.band.getByText(/Speaking: /).waitFor();
    expect(await leila.page.content()).not.toContain('The microphone in the aisle');
    expect(await faults(ana, wall)).toEqual([]);
    await moderator.command({ kind: 'speakers.finish', speakerId });
  });

  it('blanks the wall at once, and shows it again', async () => {
    const title = wall.page.getByRole('heading', { name: openPlan.title });
    await moderator.command({ kind: 'hall.blank', blanked: true });
    await title.waitFor({ state: 'detached' });
    expect(await faults(wall)).toEqual([]);
    await moderator.command({ kind: 'hall.blank', blanked: false });
    await title.waitFor();
    await wall.page.keyboard.press('b');
    await title.waitFor({ state: 'detached' });
    await wall.page.keyboard.press('b');
    await title.waitFor();
  });

  it('says what became of a question, with the reason, and why somebody was muted', async () => {
    await leila.tab('Questions').click();
    await leila.ask('Why is my neighbour so loud at night?');
    const why = { reason: 'off_topic', note: 'Please call the night service.' } as const;
    await moderator.judge('neighbour', (one) => ({ kind: 'question.refuse', ...one, ...why }));
    await leila.own.getByText('it is not about the matter of this town hall').waitFor();
    await leila.own.getByText('Please call the night service.').waitFor();
    const accountId = (await moderator.question('neighbour')).askerId ?? '';
    await moderator.command({ kind: 'person.mute', accountId, reason: 'Eleven times the same.' });
    await leila.page.getByText('Eleven times the same.').waitFor();
    expect(await faults(leila)).toEqual([]);
    await moderator.command({ kind: 'person.unmute', accountId });
    await leila.page.getByText('Eleven times the same.').waitFor({ state: 'detached' });
  });

  it('catches up after the network was lost', async () => {
    await leila.composer.fill('And what about the toilets, when');
    await network.lose();
    await leila.band.getByText('Connection lost').waitFor();
    await moderator.judge(van, (one) => ({ kind: 'question.finish_answer', ...one, answer: 'By the bank.' }));
    await moderator.judge(buses, (one) => ({ kind: 'question.start_answer', ...one }));
    await ana.band.getByText(buses).waitFor();
    await network.comeBack();
    await leila.band.getByText(buses).waitFor();
    await leila.question(van).getByText('By the bank.').waitFor();
    expect(await leila.composer.inputValue()).toBe('And what about the toilets, when');
    await leila.composer.fill('');
    expect(await faults(leila)).toEqual([]);
  });

  it('leaves an account of itself', async () => {
    await moderator.judge(buses, (one) => ({ kind: 'question.finish_answer', ...one, answer: null }));
    const owed = { owner: 'Parks department', on: '2030-03-01' };
    await moderator.judge(shade, (one) => ({ kind: 'question.defer', ...one, ...owed }));
    await moderator.command({ kind: 'hall.end' });
    await leila.page.getByRole('button', { name: 'The town hall is over – see what came of it' }).click();
    for (const visitor of [leila, cora]) {
      if (visitor === cora) await cora.visitor.open(address);
      await visitor.section('Answered questions').getByText(van).waitFor();
      await visitor.section('Still to be answered').getByText('Parks department').waitFor();
      await visitor.page.getByText('What first?').waitFor();
    }
    await wall.page.getByText('Thank you for coming').waitFor();
    expect(await faults(leila, wall)).toEqual([]);
    await ana.visitor.open('/town-halls');
    await ana.page.getByRole('heading', { name: 'Past' }).waitFor();
    expect(await faults(ana)).toEqual([]);
  });
});
