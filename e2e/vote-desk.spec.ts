import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, Visitor } from './support/browser.js';
import { Product } from './support/product.js';
import { openVote, openVotingPhase, planVote } from './support/votes.js';

const day = 24 * 3600;
const places = [
  ['The old fire station', null],
  ['The market hall', null],
] as const;
const single = { method: 'single-choice' } as const;

/** A register as a town has it: larger than any other file that a form sends. */
function register(): string {
  const many = Array.from({ length: 55_000 }, (_, i) => {
    const number = String(i + 1).padStart(6, '0');
    return `${number},Resident of the house with the number ${number} in a long street,1970-01-01`;
  });
  const known = ['A-1,Ana Ruiz,1984-05-17', 'B-2,Ben Okoro,1990-11-02', 'C-3,Cleo Marsh,1951-03-30'];
  return ['reference,name,check', ...known, ...many].join('\n');
}

/** What officers do with votes beyond setting them up, and what it looks like from the other side. */
describe('at the desk of votes', () => {
  let browser: Browser;
  let product: Product;
  let officer: Visitor;
  let ana: Visitor;
  let ben: Visitor;
  let place: { id: string; slug: string; phaseId: string };

  beforeAll(async () => {
    product = await Product.start('demo');
    browser = await openBrowser();
    officer = await Visitor.arrive(browser, product);
    await officer.enterDemo('officer');
    ana = await Visitor.arrive(browser, product, { width: 360 });
    await ana.enterDemo('resident');
    ben = await Visitor.arrive(browser, product, { width: 360, javaScript: false });
    await ben.enterDemo('moderator');
    place = await openVotingPhase(officer, 'Where do we meet?', day);
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

  async function enterPaper(id: string, whose: string, option: string): Promise<void> {
    const { page } = officer;
    await officer.open(`/desk/votes/${id}/paper`);
    await page.getByLabel('Whose ballot').fill(whose);
    await page.getByLabel(option).check();
    await page.getByRole('button', { name: 'Count this paper ballot' }).click();
  }

  it('a register is uploaded, entries are claimed, and paper and screen count nobody twice', async () => {
    const { page } = officer;
    await officer.open('/desk/register');
    await page.getByLabel('CSV file').setInputFiles({
      name: 'register.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from(register()),
    });
    await page.getByRole('button', { name: 'Upload' }).click();
    await page.getByText('55,003 added').waitFor({ timeout: 60_000 });
    await page.getByLabel('Reference or name').fill('ruiz');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('cell', { name: 'Ana Ruiz' }).waitFor();
    await soundPage(officer);
    const change = { electorate: 'register' } as const;
    const id = await openVote(officer, place, 'Where should the library go?', single, places, change);

    await soundPage(ana, `/votes/${id}`);
    await ana.page.getByRole('link', { name: 'Confirm my entry' }).click();
    await ana.page.getByLabel('Reference').fill('a-1');
    await ana.page.getByLabel('What the council asks for').fill('1984-05-18');
    await ana.page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await ana.page.getByText('The register has no entry with these details.').first().waitFor();
    await ana.page.getByLabel('What the council asks for').fill('1984 05 17');
    await ana.page.getByRole('button', { name: 'Confirm', exact: true }).click();
    // Back where the entry was asked for.
    await ana.page.waitForURL(`**/votes/${id}`);
    await ana.page.getByText('Your entry is confirmed.').waitFor();
    await soundPage(ana, '/account/register');
    await ana.page.getByText('Your account is linked to the entry of Ana Ruiz, A-1.').waitFor();
    await ana.open(`/votes/${id}`);
    await ana.page.getByLabel('The market hall').check();
    await castWhatIsFilled(ana);

    await enterPaper(id, 'A-1', 'The old fire station');
    await page.getByText('A ballot for this person is counted already').first().waitFor();
    await enterPaper(id, 'b-2', 'The old fire station');
    await page.getByText('The paper ballot is counted.').waitFor();
    await page.getByText('1 paper ballot is in.').waitFor();
    await soundPage(officer);
    await enterPaper(id, 'B-2', 'The market hall');
    await page.getByText('A ballot for this person is counted already').first().waitFor();
    await enterPaper(id, 'Z-9', 'The market hall');
    await page.getByText('There is no register entry').first().waitFor();

    // Whose paper is in may still change it on the screen, without JavaScript: one ballot stays.
    await ben.open('/account/register');
    await ben.page.getByLabel('Reference').fill('B-2');
    await ben.page.getByLabel('What the council asks for').fill('1990-11-02');
    await ben.page.getByRole('button', { name: 'Confirm', exact: true }).click();
    await ben.page.getByText('Your entry is confirmed.').waitFor();
    await ben.open(`/votes/${id}`);
    await ben.page.getByText('Your ballot is in.').waitFor();
    await ben.page.getByLabel('The market hall').check();
    await castWhatIsFilled(ben);
    expect(await ana.read(`/votes/${id}`)).toMatchObject({ turnout: 2, electorateSize: 55_003 });
  }, 120_000);

  it('codes are printed as letters, a lost one is replaced, and nobody with a letter counts twice', async () => {
    const { page } = officer;
    const change = { electorate: 'codes' } as const;
    const id = await planVote(officer, place, 'Where should the youth club go?', single, places, change);
    await officer.open(`/desk/votes/${id}`);
    await page.getByText('Nobody may vote yet').waitFor();
    await officer.open(`/desk/votes/${id}/codes`);
    await page.getByLabel('Or for whom').fill('1 Bridge Street\n2 Bridge Street\n3 Bridge Street');
    await page.getByRole('button', { name: 'Make the codes' }).click();
    await page.getByText('3 letters. Print them now').waitFor();
    await soundPage(officer);
    const codes = await page.locator('article .code').allInnerTexts();
    expect(codes).toEqual(Array.from({ length: 3 }, () => expect.stringMatching(/^(\w{4}-){3}\w{4}$/)));
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByRole('button', { name: 'Print the letters' }).isVisible()).toBe(false);
    expect(await page.getByText('2 Bridge Street').isVisible()).toBe(true);
    await page.emulateMedia({ media: 'screen' });
    await officer.open(`/desk/votes/${id}`);
    await page.locator('summary', { hasText: 'Open the vote' }).click();
    await page.getByRole('button', { name: 'Yes, open it and freeze the rules' }).click();
    await page.getByText('The vote is open. Its rules are frozen.').waitFor();

    const enter = async (visitor: Visitor, code: string) => {
      await visitor.open(`/votes/${id}`);
      await visitor.page.getByLabel('Voter code').fill(code);
      await visitor.page.getByRole('button', { name: 'Open my ballot' }).click();
    };
    const guest = await Visitor.arrive(browser, product, { width: 360, javaScript: false });
    await enter(guest, (codes[0] ?? '').toLowerCase().replaceAll('-', ' '));
    await guest.page.getByLabel('The market hall').check();
    await castWhatIsFilled(guest);

    await officer.open(`/desk/votes/${id}/codes`);
    await soundPage(officer);
    const row = page.getByRole('listitem').filter({ hasText: '1 Bridge Street' });
    await row.getByText('Make a new code').first().click();
    await row.getByRole('button', { name: 'Yes, make a new code' }).click();
    await page.getByText('1 letter. Print it now').waitFor();
    const fresh = (await page.locator('article .code').innerText()).trim();
    expect(codes).not.toContain(fresh);
    await enter(guest, codes[0] ?? '');
    await guest.page.getByText('This voter code is not right.').first().waitFor();
    await enter(guest, fresh);
    await guest.page.getByText('Your ballot is in.').waitFor();
    await guest.page.getByLabel('The old fire station').check();
    await castWhatIsFilled(guest);
    expect(await guest.read(`/votes/${id}`)).toMatchObject({ turnout: 1, electorateSize: 3 });

    await enterPaper(id, '1', 'The market hall');
    await page.getByText('A ballot for this person is counted already').first().waitFor();
    await enterPaper(id, '2', 'The market hall');
    await page.getByText('The paper ballot is counted.').waitFor();
    expect(await guest.read(`/votes/${id}`)).toMatchObject({ turnout: 2 });
    await guest.close();
  }, 90_000);

  it('a ballot is tried in a rehearsal that is kept nowhere', async () => {
    const { page } = officer;
    const rules = { method: 'instant-runoff' } as const;
    const id = await planVote(officer, place, 'Where should the choir sing?', rules, places);
    await officer.open(`/desk/votes/${id}/preview`);
    await page.getByRole('button', { name: /Make it no\. 1.*market hall/ }).click();
    await page.getByRole('button', { name: 'Try it in a rehearsal' }).click();
    await page.getByText('This result comes from invented ballots').waitFor();
    await page.getByRole('heading', { name: 'Your ballot' }).waitFor();
    await page.getByRole('heading', { name: 'The count' }).waitFor();
    await soundPage(officer);
    await page.getByLabel('Invented ballots').fill('9');
    await page.getByRole('button', { name: 'Rehearse', exact: true }).click();
    await page.getByText(/^9 people voted\./).waitFor();
    expect(await officer.read(`/desk/votes/${id}`)).toMatchObject({ state: 'draft', paperBallots: 0 });
  }, 60_000);

  it('a vote is called off with a reason that everybody reads', async () => {
    const { page } = officer;
    const id = await openVote(officer, place, 'Where should the bins go?', single, places);
    await officer.open(`/desk/votes/${id}`);
    await page.getByText('Call the vote off').first().click();
    await page.getByRole('button', { name: 'Yes, call it off' }).click();
    await page.locator('main').getByRole('alert').first().waitFor();
    await page.getByLabel('Reason').fill('The school was left out of the options.');
    await page.getByRole('button', { name: 'Yes, call it off' }).click();
    await page.getByText('This vote was called off.').waitFor();
    await soundPage(ana, `/votes/${id}`);
    await ana.page.getByText('This vote was called off. Nothing of it is counted.').waitFor();
    await ana.page.getByText('The school was left out of the options.').waitFor();
    expect(await ana.page.getByRole('button', { name: 'Check my ballot' }).count()).toBe(0);
    expect([...officer.troubles, ...ana.troubles]).toEqual([]);
  }, 60_000);
});
