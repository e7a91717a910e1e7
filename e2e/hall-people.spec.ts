import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, Visitor } from './support/browser.js';
import { command, consoleOf, joinHall, planHall } from './support/hall-by-api.js';
import { Keyboard } from './support/keyboard.js';
import { Mailbox } from './support/mailbox.js';
import { Product } from './support/product.js';

let browser: Browser;
let mailbox: Mailbox;
let product: Product;
let tom: Visitor;
let keys: Keyboard;
let hall = '';
let address = '';

const tomsAddress = 'tom@council.example';

beforeAll(async () => {
  mailbox = await Mailbox.open();
  product = await Product.start('serve', { smtpUrl: mailbox.url, administrator: tomsAddress });
  browser = await openBrowser();
  tom = await Visitor.arrive(browser, product);
  await tom.signIn(mailbox, tomsAddress);
  hall = (await planHall(tom, 'The market square')).id;
  address = `/desk/town-halls/${hall}/console`;
  await command(tom, hall, { kind: 'hall.open_lobby' });
  keys = new Keyboard(tom.page);
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await mailbox?.close();
});

/** What was done last, as it is told. */
const told = (words: string) => tom.page.getByRole('status').getByText(words, { exact: true }).waitFor();

describe('somebody who never asked or spoke', () => {
  let silent: Visitor;
  const found = (page: Visitor['page']) =>
    page.locator('#people').getByText('Pia Silent', { exact: true }).first();

  beforeAll(async () => {
    silent = await Visitor.arrive(browser, product);
    await joinHall(silent, hall, 'Pia Silent');
    await tom.open(address);
    await tom.liveOn();
  });
  afterAll(() => silent.close());

  it('is found by name, muted with a reason and let speak again, by keys', async () => {
    await keys.press('P');
    await keys.led(/^Find a person/);
    await keys.write('pia');
    await keys.press('Enter');
    await found(tom.page).waitFor();
    const opener = tom.page.locator('#people').getByText('Person…');
    await opener.focus();
    await keys.press('Enter');
    await keys.led(/^Reason/);
    await keys.write('Shouts in the room');
    await keys.press('Tab');
    await keys.press('Enter');
    await told('Muted');
    expect((await consoleOf(tom, hall)).restrictions).toMatchObject([
      { name: 'Pia Silent', kind: 'muted', reason: 'Shouts in the room' },
    ]);
    await keys.press('z');
    await told('Taken back');
    expect((await consoleOf(tom, hall)).restrictions).toEqual([]);
  });

  for (const width of [1280, 360]) {
    it(`is found without barring anybody at ${width} px`, async () => {
      await tom.page.setViewportSize({ width, height: 800 });
      await tom.open(`${address}?view=more&people=pia`);
      await tom.page.locator('#people').getByText('Person…').click();
      expect(await tom.accessibilityViolations()).toEqual([]);
      expect(await tom.overflow()).toBe(0);
    });
  }

  it('is removed and let in again by forms alone', async () => {
    const plain = await Visitor.arrive(browser, product, { javaScript: false });
    await plain.signIn(mailbox, tomsAddress, `${address}?view=more`);
    await plain.page.getByRole('searchbox', { name: 'Find a person' }).fill('Silent');
    await plain.page.getByRole('search', { name: 'Find a person' }).getByRole('button').click();
    await plain.page.locator('#people').getByText('Person…').click();
    await plain.page.locator('#people').getByLabel('Reason').fill('Threatens others');
    await plain.page.locator('#people').getByRole('button', { name: 'Remove' }).click();
    await plain.page
      .locator('#people')
      .getByText(/· removed/)
      .waitFor();
    await plain.page
      .locator('#people')
      .getByRole('button', { name: /^Let back in/ })
      .click();
    await plain.page.locator('#people').getByText('Person…').waitFor();
    await plain.close();
  });
});

describe('a phone whose clock is ten minutes off', () => {
  for (const minutes of [-10, 10]) {
    it(`counts by the server's clock, ${minutes} minutes off`, async () => {
      const pollId = randomUUID();
      const options = ['Yes', 'No'].map((label, place) => ({ id: `o${place}`, label }));
      const poll = { kind: 'single', question: 'More trees?', lang: 'en', options } as const;
      await command(tom, hall, {
        kind: 'poll.create',
        pollId,
        poll: { ...poll, maxPicks: null, scale: null, hideUntilClosed: false },
      });
      await command(tom, hall, { kind: 'poll.open', pollId, version: 1, seconds: 300 });
      const phone = await Visitor.arrive(browser, product, { width: 360 });
      await phone.page.addInitScript(`{
        const [now, origin, off] = [Date.now, performance.timeOrigin, ${minutes * 60_000}];
        Date.now = () => now() + off;
        Object.defineProperty(Performance.prototype, 'timeOrigin', { get: () => origin + off });
      }`);
      await phone.open(`/town-halls/${hall}?view=polls`);
      await phone.liveOn();
      const shown = phone.page.locator(`#poll-${pollId}`);
      await shown.getByText(/closes in 4:[0-5]\d/).waitFor();
      await shown.getByLabel('Yes').check();
      await shown.getByRole('button', { name: 'Answer' }).click();
      await shown.getByText('Your answer:').waitFor();
      await phone.close();
    });
  }
});
