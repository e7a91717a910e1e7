import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { ConsoleQuestion } from '@openhall/contracts/townhall';
import { openBrowser, Visitor } from './support/browser.js';
import { invite } from './support/council.js';
import { ask, command, consoleOf, joinHall, planHall } from './support/hall-by-api.js';
import { Keyboard } from './support/keyboard.js';
import { Mailbox } from './support/mailbox.js';
import { Product } from './support/product.js';

let browser: Browser;
let mailbox: Mailbox;
let product: Product;
let marta: Visitor;
let tom: Visitor;
let keys: Keyboard;
let hall = '';
let address = '';

const tomsAddress = 'tom@council.example';
const questions = [
  'Where will the fish van stand on market days?',
  'Will buses stop during the works?',
  'Is there money for a toilet that is open at night?',
  'Could stalls be lit by the street lamps?',
  'Which trees are planted, and who waters them?',
  'Why were the old lindens cut down?',
];

beforeAll(async () => {
  mailbox = await Mailbox.open();
  product = await Product.start('serve', { smtpUrl: mailbox.url, administrator: tomsAddress });
  browser = await openBrowser();
  tom = await Visitor.arrive(browser, product);
  await tom.signIn(mailbox, tomsAddress);
  await invite(tom, 'marta@council.example', 'Marta Vidal', 'Moderator');
  marta = await Visitor.arrive(browser, product);
  await marta.signIn(mailbox, 'marta@council.example');
  hall = (await planHall(tom, 'The market square')).id;
  address = `/desk/town-halls/${hall}/console`;
  // Many questions of one person would be held back.
  for (const [place, text] of questions.entries()) {
    const guest = await Visitor.arrive(browser, product);
    await joinHall(guest, hall, `Nour ${place}`);
    await ask(guest, hall, text);
    await guest.close();
  }
  keys = new Keyboard(marta.page);
  await marta.open(address);
  await marta.liveOn();
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await mailbox?.close();
});

/** What was done last, as it is told. */
const told = (words: string) => marta.page.getByRole('status').getByText(words, { exact: true }).waitFor();

async function question(place: number): Promise<ConsoleQuestion> {
  const view = await consoleOf(tom, hall);
  const found = view.questions.find(({ text }) => text === questions[place]);
  if (!found) throw new Error(`there is no question “${questions[place]}”`);
  return found;
}

describe('a moderator with a keyboard alone', () => {
  it('opens the doors and starts', async () => {
    await keys.press('y');
    await told('The doors are open');
    await marta.page.getByRole('button', { name: 'Start', exact: true }).waitFor();
    await keys.press('y');
    await told('Started');
  });

  it('accepts one question after the other and is led to the next', async () => {
    await keys.press('1');
    await keys.led(/fish van/);
    await keys.press('a');
    await keys.led(/buses/);
    await keys.press('a');
    await keys.led(/toilet/);
    expect((await question(0)).state).toBe('accepted');
    expect((await question(1)).state).toBe('accepted');
  });

  it('takes one not, with a reason', async () => {
    await keys.press('n');
    await keys.led(/^Reason/);
    await keys.write('th');
    await keys.press('Tab');
    await keys.write('We ran out of time.');
    await keys.press('Tab');
    await keys.press('Enter');
    await told('Not taken');
    await keys.led(/stalls/);
    expect(await question(2)).toMatchObject({ state: 'refused', refusal: { reason: 'no_time' } });
  });

  it('writes a note for the others, and letters in it are no keys', async () => {
    await keys.press('i');
    await keys.led(/^Note for moderators/);
    await keys.write('Ask the lamp office about bands');
    await keys.press('Tab');
    await keys.press('Enter');
    await told('Note saved');
    expect(await question(3)).toMatchObject({
      state: 'waiting',
      privateNote: 'Ask the lamp office about bands',
    });
  });

  it('pins one, puts it on air, finishes it and takes that back', async () => {
    await keys.press('2');
    await keys.led(/fish van|buses/);
    await keys.press('p');
    await told('Pin changed');
    await keys.press('r');
    await told('Being answered');
    const answered = marta.page.locator('#air').getByRole('button', { name: 'Answered' });
    await answered.waitFor();
    await keys.press('d');
    await told('Answered');
    await keys.press('z');
    await told('Taken back');
    await answered.waitFor();
    const { hall: now } = await consoleOf(tom, hall);
    expect(now.head.answeringId).not.toBeNull();
  });

  it('adds a speaker, calls, starts, gives more time and finishes', async () => {
    await keys.press('F');
    await keys.led(/^Name/);
    await keys.write('Joseph Okafor');
    await keys.press('Enter');
    await told('Speaker added');
    await keys.press('Escape');
    for (const [key, button, words] of [
      ['s', 'Call Joseph Okafor', 'Speaker called'],
      ['f', 'Starts', 'Speaks'],
      ['e', '+30 s', 'More time'],
      ['f', 'Finished', 'Speaker finished'],
    ] as const) {
      await marta.page.locator('#speakers').getByRole('button', { name: button }).waitFor();
      await keys.press(key);
      await told(words);
    }
    const { speakers } = await consoleOf(tom, hall);
    expect(speakers.list).toMatchObject([
      { name: 'Joseph Okafor', state: 'done', timer: { limitMs: 150_000 } },
    ]);
  });

  it('goes on in the agenda, blanks the screen and types captions', async () => {
    await keys.press('g');
    await told('Agenda moved on');
    await keys.press('b');
    await told('Screen switched');
    await keys.press('c');
    await keys.led(/^Captions/);
    await keys.write('Thank you all');
    await keys.press('Enter');
    await marta.page.locator('.captions').getByText('Thank you all').waitFor();
    const { hall: now } = await consoleOf(tom, hall);
    expect(now.head.blanked).toBe(true);
    expect(now.captions.map(({ text }) => text)).toEqual(['Thank you all']);
  });
});

describe('two moderators on one hall', () => {
  beforeAll(async () => {
    await tom.open(address);
    await tom.liveOn();
  });

  it('see what the other one is reading', async () => {
    await tom.page.locator('[data-question-list="waiting"]').getByText('stalls').click();
    await marta.page.getByText(/being read by/).waitFor();
  });

  it('keep what they type, and where they are, while the other one acts', async () => {
    const link = marta.page.locator('[data-question-list="waiting"]').getByText('lindens');
    await link.click();
    await keys.press('i');
    await keys.led(/^Note for moderators/);
    await keys.write('Half a sen');
    const other = await question(3);
    const { id: questionId, version } = other;
    await command(tom, hall, { kind: 'question.accept', questionId, version });
    await marta.page.locator('[data-question-list="accepted"]').getByText('stalls').waitFor();
    await keys.write('tence');
    const written = marta.page.locator('[data-key-scope="selected"]').getByLabel('Note for moderators');
    expect(await written.inputValue()).toBe('Half a sentence');
    await keys.led(/^Note for moderators/);
  });

  it('are told when the other one was faster, and lose nothing', async () => {
    await marta.page.getByRole('button', { name: 'Pause updates' }).click();
    const { id: questionId, version } = await question(5);
    await command(tom, hall, { kind: 'question.note', questionId, version, note: 'Tom was here' });
    const form = marta.page.locator('[data-key-scope="selected"]');
    await form.getByRole('button', { name: 'Save the note' }).click();
    await form.getByText('Somebody else changed this a moment ago').waitFor();
    expect(await form.getByLabel('Note for moderators').inputValue()).toBe('Half a sentence');
    await marta.page.locator('[data-question-list="waiting"]').getByText('Tom was here').waitFor();
    await form.getByRole('button', { name: 'Save the note' }).click();
    await told('Note saved');
    expect((await question(5)).privateNote).toBe('Half a sentence');
    await marta.page.getByRole('button', { name: 'Resume updates' }).click();
  });
});

describe('the console', () => {
  it('can do without single keys', async () => {
    await marta.open(address);
    await marta.liveOn();
    await keys.press('?');
    await marta.page.getByLabel('Use keys').uncheck();
    await keys.press('Escape');
    await keys.press('b');
    await keys.press('?');
    expect(await marta.page.getByRole('dialog').isVisible()).toBe(false);
    expect((await consoleOf(tom, hall)).hall.head.blanked).toBe(true);
  });

  for (const width of [1280, 360]) {
    it(`holds nothing that bars people at ${width} px`, async () => {
      await tom.page.setViewportSize({ width, height: 800 });
      for (const view of ['waiting', 'queue', 'speakers', 'polls', 'more']) {
        await tom.open(`${address}?view=${view}`);
        expect(await tom.accessibilityViolations()).toEqual([]);
        expect(await tom.overflow()).toBe(0);
      }
    });
  }

  it('works by forms alone', async () => {
    const plain = await Visitor.arrive(browser, product, { javaScript: false });
    await plain.signIn(mailbox, tomsAddress, address);
    await plain.page.getByRole('button', { name: 'Accept' }).first().click();
    await plain.page.getByText('Accepted', { exact: true }).first().waitFor();
    await plain.page.getByRole('button', { name: /^Undo/ }).first().click();
    await plain.page.getByText('Taken back').first().waitFor();
    await plain.close();
  });

  it('ran without an error', () => {
    expect([...marta.troubles, ...tom.troubles]).toEqual([]);
  });
});
