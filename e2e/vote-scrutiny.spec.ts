import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import type { VotePlan, VoteView } from '@openhall/contracts/voting';
import { openBrowser, Visitor } from './support/browser.js';
import { Product } from './support/product.js';
import { openVote, openVotingPhase, untilCounted } from './support/votes.js';

const secondsOpen = 30;
const options = [
  ['Yes', null],
  ['No', null],
] as const;
const change: Partial<VotePlan> = {
  publication: 'confidential',
  scrutineers: [
    { name: 'Ada Marsh', email: 'ada@scrutiny.example' },
    { name: 'Bea Quinn', email: 'bea@scrutniy.example' },
  ],
};

/** A confidential vote from its opening to the statement of a scrutineer beside the result. */
describe('a confidential vote', () => {
  let browser: Browser;
  let product: Product;
  let officer: Visitor;
  let ana: Visitor;
  let vote = '';
  let link = '';
  let statement = '';
  let directory = '';

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'openhall-scrutiny-'));
    product = await Product.start('demo');
    browser = await openBrowser();
    officer = await Visitor.arrive(browser, product);
    await officer.enterDemo('officer');
    ana = await Visitor.arrive(browser, product, { width: 360 });
    await ana.enterDemo('resident');
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  async function soundPage(visitor: Visitor, path?: string): Promise<void> {
    if (path) await visitor.open(path);
    expect(await visitor.accessibilityViolations()).toEqual([]);
    expect(await visitor.overflow()).toBeLessThanOrEqual(0);
  }

  async function downloaded(page: Page, name: string, as: string): Promise<string> {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name }).click(),
    ]);
    const path = join(directory, as);
    await download.saveAs(path);
    return path;
  }

  const linkFor = async (address: string) => {
    await officer.open('/demo/outbox');
    const letter = officer.page.getByRole('listitem').filter({ hasText: address }).first();
    return /\/votes\/\S+\/scrutiny\?token=[\w-]+/.exec(await letter.innerText())?.[0] ?? '';
  };

  it('is opened, says what is published of it, and takes ballots', async () => {
    const place = await openVotingPhase(officer, 'Do we build it?', secondsOpen);
    vote = await openVote(
      officer,
      place,
      'Should the tower be built?',
      { method: 'single-choice' },
      options,
      change,
    );
    await soundPage(officer, `/desk/votes/${vote}/scrutineers`);
    await officer.page.getByText('When the vote closes, each scrutineer gets a mail').waitFor();
    await soundPage(ana, `/votes/${vote}`);
    await ana.page.getByText('Confidential ballots: they are never published.').waitFor();
    await ana.page.getByLabel('Yes').check();
    await ana.page.getByRole('button', { name: 'Check my ballot' }).click();
    await ana.page.getByRole('button', { name: 'Cast this ballot' }).click();
    await ana.page.getByText('It never says how you voted').waitFor();
    await untilCounted(ana, vote, secondsOpen + 30);
    await soundPage(ana, `/votes/${vote}/result`);
    await ana.page.getByText('The scrutineers have not signed a statement yet.').waitFor();
  }, 120_000);

  it('lets an officer send a link again, to an address that is put right', async () => {
    const { page } = officer;
    await soundPage(officer, `/desk/votes/${vote}/scrutineers`);
    expect(await page.content()).not.toContain('token=');
    const lost = await linkFor('bea@scrutniy.example');
    await officer.open(`/desk/votes/${vote}/scrutineers`);
    const row = page.getByRole('listitem').filter({ hasText: 'Bea Quinn' });
    await row.locator('summary').click();
    await row.getByLabel('E-mail address').fill('bea@scrutiny.example');
    await row.getByRole('button', { name: 'Send it' }).click();
    await page.getByText('Bea Quinn gets a new link at bea@scrutiny.example.').waitFor();
    expect(await linkFor('bea@scrutiny.example')).not.toBe(lost);
    await officer.open(lost);
    await page.getByRole('heading', { level: 1, name: /We can.t find this page/ }).waitFor();
  }, 60_000);

  it('is counted again by its scrutineer, who hands in a signed statement without JavaScript', async () => {
    link = await linkFor('ada@scrutiny.example');
    const ada = await Visitor.arrive(browser, product, { width: 360, javaScript: false });
    const { page } = ada;
    await ada.open(link);
    await page.getByText('Ada Marsh, the council has named you a scrutineer.').waitFor();
    const zip = await downloaded(page, 'Download the package', `vote-${vote}.zip`);
    const ballots = await downloaded(page, 'Download the ballots', 'ballots.jsonl');
    expect(readFileSync(ballots, 'utf8').trim().split('\n')).toHaveLength(1);
    const { fingerprint } = await ana.read<VoteView>(`/votes/${vote}`);
    const words = ['--key', fingerprint, '--openings', ballots, '--name', 'Ada Marsh'];
    const openhall = join(process.cwd(), 'apps/cli/bin/openhall.js');
    const key = join(directory, 'my.key');
    const counted = spawnSync(
      process.execPath,
      [openhall, 'verify', zip, ...words, '--sign-statement', key],
      {
        env: { ...process.env, NODE_OPTIONS: '' },
        encoding: 'utf8',
      },
    );
    expect(counted.stderr).toContain('Signed: ');
    statement = join(directory, `vote-${vote}.statement.json`);

    await page.getByRole('button', { name: 'Hand it in' }).click();
    await page.getByText('Choose the file vote-….statement.json').first().waitFor();
    await page.getByLabel('Or its text').fill(readFileSync(statement, 'utf8').replace(/\d/, '7'));
    await page.getByRole('button', { name: 'Hand it in' }).click();
    await page.getByText('This statement doesn').first().waitFor();
    await page.getByLabel('Signed statement').setInputFiles(statement);
    await page.getByRole('button', { name: 'Hand it in' }).click();
    await page.getByText('Thank you. Your statement is published with the result.').waitFor();
    await page.getByRole('heading', { name: 'Your statement is published' }).waitFor();
    await ada.close();
  }, 60_000);

  it('shows the statement with the result and in a package that is proved', async () => {
    const reader = await Visitor.arrive(browser, product, { width: 360 });
    await soundPage(reader, link);
    await soundPage(reader, `/votes/${vote}/result`);
    await reader.page.locator('summary', { hasText: 'Ada Marsh' }).click();
    await reader.page.getByText('— Ada-Marsh').waitFor();
    const { fingerprint } = await reader.read<VoteView>(`/votes/${vote}`);
    await reader.page.getByLabel('Fingerprint of the council’s key').fill(fingerprint);
    await reader.page.getByRole('button', { name: 'Count it again here' }).click();
    await reader.page.locator('[data-verdict="proved"]').waitFor();
    await soundPage(officer, `/desk/votes/${vote}/scrutineers`);
    await officer.page.getByText('Signed', { exact: true }).waitFor();
    await reader.close();
  }, 60_000);
});
