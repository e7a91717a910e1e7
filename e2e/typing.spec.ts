import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { openBrowser, Visitor } from './support/browser.js';
import { openConsultation, publishProposal } from './support/council.js';
import { Mailbox } from './support/mailbox.js';
import { Network } from './support/network.js';
import { Product } from './support/product.js';

describe('what somebody is typing', () => {
  let browser: Browser;
  let mailbox: Mailbox;
  let product: Product;
  let ana: Visitor;
  let ben: Visitor;
  let network: Network;
  let composer: Locator;
  let address = '';

  beforeAll(async () => {
    mailbox = await Mailbox.open();
    product = await Product.start('serve', { smtpUrl: mailbox.url, administrator: 'irene@council.example' });
    browser = await openBrowser();
    const irene = await Visitor.arrive(browser, product);
    await irene.signIn(mailbox, 'irene@council.example');
    const slug = await openConsultation(irene, 'A greener market square');
    address = await publishProposal(irene, slug, 'More trees by the bus stop');
    await irene.close();
    ana = await Visitor.arrive(browser, product, { width: 360 });
    network = await Network.of(ana.context);
    await ana.signIn(mailbox, 'ana@residents.example', address);
    composer = ana.page.locator('#composer').getByRole('textbox', { name: 'Your comment' });
    ben = await Visitor.arrive(browser, product);
    await ben.signIn(mailbox, 'ben@residents.example', address);
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await mailbox?.close();
  });

  const post = () => ana.page.locator('#composer').getByRole('button', { name: 'Post', exact: true });
  const standing = (words: string) => ana.page.getByRole('article').getByText(words);

  it('comes back after a reload, and is gone once it is posted', async () => {
    await composer.fill('Lime trees drip on the benches.');
    await ana.page.getByText('Draft saved on this device').waitFor();
    await ana.page.reload();
    await ana.page.getByText('We brought back what you had written').waitFor();
    expect(await composer.inputValue()).toBe('Lime trees drip on the benches.');
    await post().click();
    await standing('Lime trees drip on the benches.').waitFor();
    await ana.page.reload();
    await ana.liveOn();
    expect(await composer.inputValue()).toBe('');
  });

  it('may begin the moment that what was posted stands there', async () => {
    await composer.fill('The first of two.');
    await ana.page.evaluate(`new MutationObserver((_, observer) => {
      if (![...document.querySelectorAll('article')].some((it) => it.textContent.includes('The first of two.'))) return;
      observer.disconnect();
      const field = document.querySelector('#composer textarea');
      field.value = 'The second of two.';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    }).observe(document.body, { childList: true, subtree: true, characterData: true })`);
    await post().click();
    await standing('The first of two.').waitFor();
    await ana.page.waitForTimeout(1_000);
    expect(await composer.inputValue()).toBe('The second of two.');
    await composer.fill('');
  });

  it('stays when it began before the answer to what was posted came', async () => {
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await ana.page.route(`**${address}?/comment*`, async (route) => {
      const response = await route.fetch();
      await released;
      await route.fulfill({ response });
    });
    await composer.fill('Answered late.');
    await post().click();
    await composer.fill('Begun before the answer.');
    release();
    await standing('Answered late.').waitFor();
    await ana.page.waitForTimeout(500);
    expect(await composer.inputValue()).toBe('Begun before the answer.');
    await ana.page.unroute(`**${address}?/comment*`);
    await composer.fill('');
  });

  it('stays when the page’s own script comes late', async () => {
    const cora = await Visitor.arrive(browser, product);
    let release = () => {};
    const released = new Promise<void>((resolve) => (release = resolve));
    await cora.page.route('**/_app/**/*.js', async (route) => {
      await released;
      await route.continue();
    });
    await cora.page.goto(`${product.address}/sign-in`, { waitUntil: 'commit' });
    const email = cora.page.getByLabel('E-mail address');
    await email.fill('cora@residents.example');
    const form = await cora.context.newPage();
    await form.route('**/_app/**/*.js', async (route) => {
      await released;
      await route.continue();
    });
    await form.goto(product.address + address, { waitUntil: 'commit' });
    const early = form.locator('#composer');
    await early.getByRole('textbox', { name: 'Your comment' }).fill('They stand in full sun.');
    await early.getByLabel('Against', { exact: true }).check();
    release();
    await form.locator('[data-connection="live"]').waitFor();
    expect(await early.getByRole('textbox', { name: 'Your comment' }).inputValue()).toBe(
      'They stand in full sun.',
    );
    expect(await early.getByLabel('Against', { exact: true }).isChecked()).toBe(true);
    await cora.page.waitForLoadState('networkidle');
    expect(await email.inputValue()).toBe('cora@residents.example');
    await cora.close();
  });

  it('stays when the network is lost while posting, and is posted once when it is back', async () => {
    await composer.fill('A tap for watering would help.');
    await network.lose();
    await post().click();
    await ana.page
      .getByRole('alert')
      .getByText('We could not reach the server. What you had written is kept on this device.')
      .waitFor();
    expect(await composer.inputValue()).toBe('A tap for watering would help.');
    await network.comeBack();
    await post().click();
    await standing('A tap for watering would help.').waitFor();
    await ana.page.reload();
    expect(await standing('A tap for watering would help.').count()).toBe(1);
  });

  it('is posted once when the answer to the first try was lost on its way', async () => {
    await ana.liveOn();
    let lost = 0;
    await ana.page.route('**/proposals/**', async (route) => {
      if (route.request().method() !== 'POST' || lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort('connectionreset');
    });
    await composer.fill('Ask the school about the watering.');
    await post().click();
    await ana.page.getByRole('alert').waitFor();
    expect(lost).toBe(1);
    expect(await composer.inputValue()).toBe('Ask the school about the watering.');
    await post().click();
    await standing('Ask the school about the watering.').waitFor();
    await ana.page.unroute('**/proposals/**');
    await ana.page.reload();
    expect(await standing('Ask the school about the watering.').count()).toBe(1);
  });

  it('makes one comment of a double click', async () => {
    await ana.liveOn();
    await composer.fill('Plane trees are hardier.');
    await post().dblclick();
    await standing('Plane trees are hardier.').waitFor();
    await ana.page.reload();
    expect(await standing('Plane trees are hardier.').count()).toBe(1);
  });

  it('goes on undisturbed while what others wrote during a lost connection is announced', async () => {
    await ana.liveOn();
    await composer.fill('I would rather');
    await network.lose();
    await ana.page.getByText('Connection lost').first().waitFor();
    await ben.open(address);
    await ben.comment('Two of the stalls need the shade.');
    await ben.comment('The school has a hose.');
    await network.comeBack();
    await ana.page.getByRole('button', { name: '2 new comments – show' }).waitFor();
    await ana.liveOn();
    expect(await composer.inputValue()).toBe('I would rather');
    await ana.page.getByRole('button', { name: '2 new comments – show' }).click();
    await standing('Two of the stalls need the shade.').waitFor();
    await standing('The school has a hose.').waitFor();
  });

  it('stays when the session ends in another tab, and is posted after signing in again', async () => {
    await composer.fill('I would rather have three small trees than one tall one.');
    const other = await ana.context.newPage();
    await other.goto(product.address);
    await other.locator('summary[aria-label^="Account of"]').click();
    await other.getByRole('button', { name: 'Sign out' }).click();
    await other.getByText('You are signed out.').waitFor();
    await other.close();

    await post().click();
    const alert = ana.page.locator('#composer').getByRole('alert');
    await alert.waitFor();
    expect(await composer.inputValue()).toBe('I would rather have three small trees than one tall one.');
    await alert.getByRole('link', { name: 'Sign in' }).click();
    await ana.askForCode(mailbox, 'ana@residents.example');
    await ana.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await ana.page.waitForURL(product.address + address);
    expect(await composer.inputValue()).toBe('I would rather have three small trees than one tall one.');
    await post().click();
    await standing('three small trees').waitFor();
    await ana.page.reload();
    expect(await standing('three small trees').count()).toBe(1);
    expect([...ana.troubles, ...ben.troubles]).toEqual([]);
  }, 90_000);
});
