import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { RoundSummary } from '@openhall/contracts/statements';
import { openBrowser, Visitor } from './support/browser.js';
import { square } from './support/demo-pages.js';
import { Product } from './support/product.js';

/** Statements from an answer to the map; each step stands on the one before it. */
describe('statements', () => {
  let browser: Browser;
  let product: Product;
  let resident: Visitor;
  let moderator: Visitor;
  let round = '';

  beforeAll(async () => {
    product = await Product.start('demo');
    browser = await openBrowser();
    resident = await Visitor.arrive(browser, product, { width: 360 });
    await resident.enterDemo('resident');
    moderator = await Visitor.arrive(browser, product, { width: 1280, javaScript: false });
    await moderator.enterDemo('moderator');
    const [made] = await resident.read<RoundSummary[]>(`/consultations/${square}/statement-rounds`);
    round = `/statements/${made?.id ?? ''}`;
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  it('are found from the consultation and answered by keyboard, the focus staying where it is', async () => {
    const { page } = resident;
    await resident.open(`/consultations/${square}`);
    await page.getByRole('link', { name: 'What matters most to you on the new square?' }).click();
    await page.getByText('0 of 16 answered').waitFor();
    await page.getByRole('button', { name: 'Agree', exact: true }).focus();
    await page.keyboard.press('1');
    await page.getByText('1 of 16 answered').waitFor();
    await page.keyboard.press('2');
    await page.getByText('2 of 16 answered').waitFor();
    await page.getByText('You disagreed with:').waitFor();
    expect(await page.locator('button[value="agree"]').evaluate((button) => button.matches(':focus'))).toBe(
      true,
    );
    expect(await resident.accessibilityViolations()).toEqual([]);
    expect(await resident.overflow()).toBeLessThanOrEqual(0);
  }, 60_000);

  it('can be answered otherwise later', async () => {
    const { page } = resident;
    await resident.open(`${round}/answers`);
    await page
      .getByRole('link', { name: /Change this answer/ })
      .first()
      .click();
    await page.getByRole('button', { name: 'Pass', exact: true }).click();
    await page.getByText('You passed on:').waitFor();
    await page.getByText('2 of 16 answered').waitFor();
  }, 60_000);

  it('show where everybody stands, and the reader among them', async () => {
    const { page } = resident;
    await resident.open(`${round}/map`);
    await page.getByRole('img', { name: /Map of the answers: group A/ }).waitFor();
    await page.getByText('You are here').first().waitFor();
    await page.getByRole('heading', { name: 'What unites' }).waitFor();
    await page.getByRole('heading', { name: 'What divides' }).waitFor();
    expect(await resident.accessibilityViolations()).toEqual([]);
    expect(await resident.overflow()).toBeLessThanOrEqual(0);
  }, 60_000);

  it('are proposed, and shown once a moderator without JavaScript has read them', async () => {
    await resident.open(round);
    await resident.page.getByLabel('Your statement').fill('The clock on the market hall should work');
    await resident.page.getByRole('button', { name: 'Send the statement' }).click();
    await resident.page.getByText('Waiting to be read').waitFor();

    await moderator.open(`/desk${round}`);
    const waiting = moderator.page.getByRole('listitem').filter({ hasText: 'The clock on the market hall' });
    await waiting.getByRole('button', { name: 'Show it' }).click();
    await moderator.page.getByText('Decided.').waitFor();

    await resident.open(round);
    await resident.page.getByText('2 of 17 answered').waitFor();
  }, 60_000);

  it('are answered without JavaScript', async () => {
    const { page } = moderator;
    await moderator.open(round);
    await page.getByText('0 of 17 answered').waitFor();
    await page.getByRole('button', { name: 'Disagree', exact: true }).click();
    await page.getByText('1 of 17 answered').waitFor();
    await moderator.open(`${round}/map`);
    await page.getByText('You are here').first().waitFor();
  }, 60_000);
});
