import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, Visitor } from './support/browser.js';
import { findDemoPages } from './support/demo-pages.js';
import { Product } from './support/product.js';

describe('forms without JavaScript', () => {
  let browser: Browser;
  let product: Product;
  let proposal = '';

  beforeAll(async () => {
    product = await Product.start('demo');
    browser = await openBrowser();
    proposal = (await findDemoPages(browser, product)).proposal;
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function enter(as: 'officer' | 'administrator'): Promise<Visitor> {
    const visitor = await Visitor.arrive(browser, product, { javaScript: false, width: 360 });
    await visitor.enterDemo(as);
    return visitor;
  }

  it('of the desk keep what was written when the session has ended', async () => {
    const officer = await enter('officer');
    const { page } = officer;
    await officer.open(`/desk${proposal}/response`);
    const reasons = 'We looked at it again, with the school.\n\nThe trees come in spring.';
    await page.getByRole('textbox', { name: 'Reasons' }).fill(reasons);
    const note = page.getByRole('textbox', { name: /What you correct/ });
    if ((await note.count()) > 0) await note.fill('The school was asked as well.');
    await officer.context.clearCookies();
    await page.getByRole('button', { name: 'Publish' }).click();
    await page.getByRole('heading', { level: 1, name: 'You are not signed in any more' }).waitFor();
    expect(await officer.overflow()).toBe(0);

    await officer.enterDemo('officer');
    await page.getByRole('button', { name: 'Send again' }).click();
    await page.waitForURL(new RegExp(`${proposal}`));
    const said = await officer.read<{ response: { reasons: string } }>(proposal);
    expect(said.response.reasons).toBe(reasons);
    await officer.close();
  }, 60_000);

  it('say what to do about a file that is far too large', async () => {
    const administrator = await enter('administrator');
    const { page } = administrator;
    await administrator.open('/desk/settings');
    await page.getByLabel('Image file').setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: Buffer.alloc(4_000_000, 1),
    });
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.getByRole('heading', { level: 1, name: 'That is too large to send' }).waitFor();
    await administrator.close();
  }, 60_000);
});
