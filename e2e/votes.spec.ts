import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import type { Browser } from 'playwright-core';
import type { VoteView } from '@openhall/contracts/voting';
import { openBrowser, Visitor } from './support/browser.js';
import { Product } from './support/product.js';
import { openVotingPhase, untilCounted } from './support/votes.js';

const secondsOpen = 100;
const places = [
  ['The old fire station', null],
  ['The market hall', null],
  ['The school gym', null],
] as const;
const projects = [
  ['Twelve trees on the square', 24_000],
  ['Drinking water at four stops', 9_000],
  ['A night bus', 60_000],
] as const;

/** Votes from set-up to a verified package; each step stands on the one before it. */
describe('votes that people can check', () => {
  let browser: Browser;
  let product: Product;
  let officer: Visitor;
  let ana: Visitor;
  let ben: Visitor;
  let single = '';
  let ranked = '';
  let budget = '';
  let receipt = '';
  let fingerprint = '';
  let packageFile = '';

  beforeAll(async () => {
    product = await Product.start('demo');
    browser = await openBrowser();
    officer = await Visitor.arrive(browser, product);
    await officer.enterDemo('officer');
    ana = await Visitor.arrive(browser, product, { width: 360 });
    await ana.enterDemo('resident');
    ben = await Visitor.arrive(browser, product, { width: 360, javaScript: false });
    await ben.enterDemo('moderator');
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function soundPage(visitor: Visitor, path?: string): Promise<void> {
    if (path) await visitor.open(path);
    expect(await visitor.accessibilityViolations()).toEqual([]);
    expect(await visitor.overflow()).toBeLessThanOrEqual(0);
  }

  async function castWhatIsFilled({ page }: Visitor): Promise<void> {
    await page.getByRole('button', { name: 'Check my ballot' }).click();
    await page.getByRole('button', { name: 'Cast this ballot' }).click();
    await page.getByRole('heading', { name: 'Your ballot is cast' }).waitFor();
  }

  /** Types a vote in at the desk and opens it; its id. */
  async function setUp(
    placeId: string,
    question: string,
    method: string,
    options: readonly (readonly [title: string, cost: number | null])[],
    money: Record<string, string> = {},
  ): Promise<string> {
    const { page } = officer;
    await officer.open(`/desk/consultations/${placeId}/votes`);
    await page.getByLabel('Question').fill(question);
    await page.getByLabel(method, { exact: true }).check();
    await page.getByRole('button', { name: 'Go on with the set-up' }).click();
    await page.waitForURL(/\/desk\/votes\//);
    await page.getByText('There are too few options.').waitFor();
    for (const [label, text] of Object.entries(money))
      await page.getByLabel(label, { exact: true }).fill(text);
    for (const [place, [title, cost]] of options.entries()) {
      const field = page.getByLabel(`Option ${place + 1}`, { exact: true });
      if (!(await field.isVisible())) await page.getByRole('button', { name: 'Add an option' }).click();
      await field.fill(title);
      if (cost !== null) await page.getByLabel('Cost', { exact: true }).nth(place).fill(String(cost));
    }
    await page.getByLabel('Anyone with an account may vote.').check();
    await page.getByRole('main').getByRole('button', { name: 'Save' }).last().click();
    await page.getByText('The set-up is complete.').waitFor();
    const id = page.url().split('/').at(-1) ?? '';
    await officer.open(`/desk/votes/${id}/rehearsal`);
    await page.getByText('This result comes from invented ballots').waitFor();
    await officer.open(`/desk/votes/${id}`);
    await page.locator('summary', { hasText: 'Open the vote' }).click();
    await page.getByRole('button', { name: 'Yes, open it and freeze the rules' }).click();
    await page.getByText('The vote is open. Its rules are frozen.').waitFor();
    return id;
  }

  it('are set up at the desk, rehearsed and opened once asked', async () => {
    const { id: place } = await openVotingPhase(officer, 'What becomes of the square?', secondsOpen);
    const walking = 'Should Bridge Street become a walking street?';
    single = await setUp(place, walking, 'Single choice', [
      ['Yes', null],
      ['No', null],
    ]);
    ranked = await setUp(place, 'Where should it move?', 'Ranked choice', places);
    const money = { Budget: '40,000', Currency: 'gbp' };
    const paid = 'What should be paid for?';
    budget = await setUp(place, paid, 'Budget by equal shares', projects, money);
  }, 90_000);

  it('take a single choice and give a receipt that can be checked at once', async () => {
    const { page } = ana;
    await soundPage(ana, `/votes/${single}`);
    await page.getByLabel('Yes').check();
    await castWhatIsFilled(ana);
    await soundPage(ana);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the receipt' }).click(),
    ]);
    receipt = await download.path();
    await page.getByRole('link', { name: 'Check this receipt' }).click();
    await page.getByText('Your ballot has arrived').waitFor();
    await soundPage(ana);
  }, 60_000);

  it('take ranks without dragging, and show the ballot that counts when somebody comes back', async () => {
    const { page } = ana;
    await soundPage(ana, `/votes/${ranked}`);
    await page.getByRole('button', { name: /Make it no\. 1.*school gym/ }).click();
    await page.getByRole('button', { name: /Make it no\. 2.*market hall/ }).click();
    await page.getByRole('button', { name: /^Up.*market hall/ }).click();
    await castWhatIsFilled(ana);
    await ana.open(`/votes/${ranked}`);
    await page.getByText('Your ballot is in.').waitFor();
    expect(await page.getByLabel('The market hall').inputValue()).toBe('1');
    expect(await page.getByLabel('The school gym').inputValue()).toBe('2');
  }, 60_000);

  it('work without JavaScript, and say what a ballot lacks', async () => {
    const { page } = ben;
    await ben.open(`/votes/${ranked}`);
    await page.getByLabel('The school gym').selectOption('1');
    await page.getByLabel('The market hall').selectOption('1');
    await page.getByRole('button', { name: 'Check my ballot' }).click();
    await page.getByText('Two options have the same rank').waitFor();
    await page.getByLabel('The market hall').selectOption('2');
    await castWhatIsFilled(ben);
    await ben.open(`/votes/${budget}`);
    await page.getByLabel('Drinking water at four stops').check();
    await page.getByLabel('A night bus').check();
    await castWhatIsFilled(ben);
  }, 60_000);

  it('add up a budget while it is marked', async () => {
    const { page } = ana;
    await soundPage(ana, `/votes/${budget}`);
    await page.getByLabel('Twelve trees on the square').check();
    await page.getByLabel('Drinking water at four stops').check();
    await page.getByText('Marked: £33,000 in all.').waitFor();
    await castWhatIsFilled(ana);
  }, 60_000);

  it('close by themselves and say who won and why', async () => {
    await untilCounted(ana, budget, secondsOpen + 30);
    for (const id of [single, ranked, budget]) {
      await untilCounted(ana, id, 30);
      await soundPage(ana, `/votes/${id}/result`);
    }
    await ana.page.getByText('2 of 3 projects are bought').waitFor();
    await ana.page.getByText('It costs £20,000 more than the whole budget.').first().waitFor();
    ({ fingerprint } = await ana.read<VoteView>(`/votes/${single}`));
  }, 150_000);

  it('are counted again in the browser', async () => {
    const { page } = ana;
    for (const id of [ranked, budget, single]) {
      await ana.open(`/votes/${id}/result`);
      await page.getByLabel('Fingerprint of the council’s key').fill(fingerprint);
      await page.getByRole('button', { name: 'Count it again here' }).click();
      await page.locator('[data-verdict="proved"]').waitFor();
    }
    await soundPage(ana);
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the package' }).click(),
    ]);
    packageFile = await download.path();
  }, 90_000);

  it('are checked from a file that is sent nowhere, with a receipt that was kept', async () => {
    const { page } = ana;
    await soundPage(ana, '/verify');
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.method()));
    await page.locator('summary', { hasText: 'I kept a receipt' }).click();
    await page.getByLabel('Results package').setInputFiles(packageFile);
    await page.getByLabel('Receipts').setInputFiles(receipt);
    await page.getByLabel('Fingerprint of the council’s key').fill(fingerprint);
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.locator('[data-verdict="proved"]').waitFor();
    await page.locator('[data-check="receipts"][data-outcome="passed"]').waitFor();
    expect(sent.filter((method) => method !== 'GET')).toEqual([]);
    await soundPage(ana);
  }, 60_000);

  it('are refused where a ballot was changed, with the place named', async () => {
    const { page } = ana;
    const files = unzipSync(new Uint8Array(readFileSync(packageFile)));
    const lines = strFromU8(files['ballots.jsonl'] ?? new Uint8Array()).split('\n');
    lines[0] = (lines[0] ?? '').replace(/"superseded":false/, '"superseded":true');
    const tampered = zipSync({ ...files, 'ballots.jsonl': strToU8(lines.join('\n')) });
    await ana.open('/verify');
    await page.getByLabel('Results package').setInputFiles({
      name: 'tampered.zip',
      mimeType: 'application/zip',
      buffer: Buffer.from(tampered),
    });
    await page.getByRole('button', { name: 'Check', exact: true }).click();
    await page.locator('[data-verdict="broken"]').waitFor();
    const listed = page.locator('[data-check="files"][data-outcome="failed"]');
    await listed.getByText('ballots.jsonl').waitFor();
    expect(ana.troubles).toEqual([]);
  }, 60_000);
});
