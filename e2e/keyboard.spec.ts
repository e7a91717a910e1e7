import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, Visitor } from './support/browser.js';
import { openConsultation, publishProposal } from './support/council.js';
import { Keyboard } from './support/keyboard.js';
import { Mailbox } from './support/mailbox.js';
import { Product } from './support/product.js';

let browser: Browser;
let mailbox: Mailbox;
let product: Product;
let address = '';

beforeAll(async () => {
  mailbox = await Mailbox.open();
  product = await Product.start('serve', { smtpUrl: mailbox.url, administrator: 'irene@council.example' });
  browser = await openBrowser();
  const irene = await Visitor.arrive(browser, product);
  await irene.signIn(mailbox, 'irene@council.example');
  const slug = await openConsultation(irene, 'A greener market square');
  address = await publishProposal(irene, slug, 'More trees by the bus stop');
  await irene.open(address);
  await irene.comment('Which kind of trees would stand the salt?');
  await irene.close();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await product?.stop();
  await mailbox?.close();
});

describe('somebody with a keyboard alone', () => {
  let ana: Visitor;
  let keys: Keyboard;

  beforeAll(async () => {
    ana = await Visitor.arrive(browser, product);
    keys = new Keyboard(ana.page);
    await ana.open(address);
    await ana.liveOn();
  });

  afterAll(() => ana.close());

  const stillThere = async () => expect((await keys.focused()).tag).not.toBe('BODY');

  it('skips to the content with the first two keys', async () => {
    await keys.press('Tab');
    expect(await keys.focused()).toMatchObject({ name: 'Skip to the content', visible: true });
    await keys.press('Enter');
    expect((await keys.focused()).tag).toBe('MAIN');
  });

  it('signs in with a code and stands on the proposal again', async () => {
    const already = mailbox.letters.length;
    await keys.reach(/^Sign in to support$/);
    await keys.press('Enter');
    await ana.page.waitForURL(/\/sign-in/);
    await keys.reach(/^E-mail address$/);
    await keys.write('ana@residents.example');
    await keys.press('Enter');
    await ana.page.getByLabel('Six-digit code').waitFor();
    await keys.reach(/^Six-digit code$/);
    await keys.write(await mailbox.codeFor('ana@residents.example', already));
    await keys.press('Enter');
    await ana.page.waitForURL(product.address + address);
    await ana.liveOn();
  });

  it('supports the proposal and keeps the focus', async () => {
    await keys.reach(/^Support$/);
    await keys.press('Enter');
    await ana.page.getByRole('button', { name: 'Take back' }).waitFor();
    expect(await keys.focused()).toMatchObject({ name: 'Take back', visible: true });
  });

  it('writes a comment and is led to it', async () => {
    await keys.reach(/^Your comment/);
    await keys.write('Plane trees stand it well.');
    await keys.press('Tab');
    await stillThere();
    await keys.press('ArrowLeft');
    expect((await keys.focused()).name).toBe('For');
    await keys.reach(/^Post$/);
    await keys.press('Enter');
    await ana.page.getByRole('article').getByText('Plane trees stand it well.').first().waitFor();
    await keys.led(/Plane trees stand it well\./);
  });

  it('marks a comment as helpful, answers it and is led to the answer', async () => {
    await keys.reach(/^Helpful$/);
    await keys.press('Space');
    await ana.page.getByRole('button', { name: 'Helpful · 1' }).waitFor();
    expect(await keys.focused()).toMatchObject({ name: '✓ Helpful · 1', visible: true });
    await keys.reach(/^Reply: Irene Costa$/);
    await keys.press('Enter');
    await keys.led(/^Your answer to Irene Costa$/);
    await keys.write('Ask the tree nursery in Mill Lane.');
    await keys.reach(/^Post$/);
    await keys.press('Enter');
    await ana.page.getByRole('article').getByText('Ask the tree nursery in Mill Lane.').first().waitFor();
    await keys.led(/Ask the tree nursery in Mill Lane\./);
  });

  it('opens and closes the account menu, and signs out', async () => {
    await keys.reach(/^Account of /);
    await keys.press('Space');
    await ana.page.getByRole('link', { name: 'My contributions' }).waitFor();
    await keys.press('Tab');
    expect((await keys.focused()).name).toBe('My contributions');
    await keys.press('Escape');
    await keys.led(/^Account of /);
    await keys.press('Enter');
    await keys.reach(/^Sign out$/);
    await keys.press('Enter');
    await ana.page.getByText('You are signed out.').waitFor();
    expect(ana.troubles).toEqual([]);
  });
});

describe('a sign-in code', () => {
  it('can still be entered when the phone dropped the tab to open the mail', async () => {
    const ben = await Visitor.arrive(browser, product, { width: 360 });
    const already = mailbox.letters.length;
    await ben.open(`/sign-in?return=${encodeURIComponent(address)}`);
    await ben.page.getByLabel('E-mail address').fill('ben@residents.example');
    await ben.page.getByRole('button', { name: 'Send me a code' }).click();
    await ben.page.getByLabel('Six-digit code').waitFor();
    await ben.page.close();

    const again = await ben.context.newPage();
    await again.goto(`${product.address}/sign-in`);
    await again.getByText('ben@residents.example').waitFor();
    await again.getByLabel('Six-digit code').fill(await mailbox.codeFor('ben@residents.example', already));
    await again.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await again.waitForURL(product.address + address);
    await again.getByRole('button', { name: 'Support', exact: true }).waitFor();
    await ben.close();
  });

  it('is worth nothing in the browser of somebody who read the mail', async () => {
    const cora = await Visitor.arrive(browser, product);
    await cora.open('/sign-in');
    await cora.askForCode(mailbox, 'cora@residents.example');
    const stolen = await cora.page.getByLabel('Six-digit code').inputValue();

    const thief = await Visitor.arrive(browser, product);
    const answer = await thief.context.request.post(`${product.address}/api/v1/sign-in/sessions`, {
      data: { email: 'cora@residents.example', code: stolen },
    });
    expect(answer.status()).toBeGreaterThanOrEqual(400);
    expect(await answer.json()).toMatchObject({ code: 'code_other_browser' });
    // The page knows whose code it waits for by a cookie of its own, which anybody could make.
    const cookies = await cora.context.cookies(`${product.address}/sign-in/code`);
    await thief.context.addCookies(cookies.filter(({ name }) => name === 'pending-sign-in'));
    await thief.open('/sign-in/code');
    await thief.page.getByLabel('Six-digit code').fill(stolen);
    await thief.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await thief.page.getByText('This code was asked for in another browser.').first().waitFor();
    await thief.close();

    await cora.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await cora.page.getByText('Welcome, ').waitFor();
    await cora.close();
  });
});
