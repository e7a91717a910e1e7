import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, Visitor } from './support/browser.js';
import { invite, localTime, readCsv } from './support/council.js';
import { Mailbox } from './support/mailbox.js';
import { Product } from './support/product.js';

const consultation = 'Where should the new benches stand?';
const proposal = 'A bench at every second stop of line 7';
const remark = 'Whoever thinks of benches first has never swept a street.';
const day = 24 * 3_600_000;

/** One council's first consultation; each step stands on the one before it. */
describe('a council’s first consultation', () => {
  let browser: Browser;
  let mailbox: Mailbox;
  let product: Product;
  let irene: Visitor;
  let tom: Visitor;
  let marta: Visitor;
  let ana: Visitor;
  let ben: Visitor;
  let desk = '';
  let publicPage = '';
  let proposalPage = '';

  beforeAll(async () => {
    mailbox = await Mailbox.open();
    product = await Product.start('serve', { smtpUrl: mailbox.url, administrator: 'irene@council.example' });
    browser = await openBrowser();
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
    await mailbox?.close();
  });

  const button = (page: Page, name: string) =>
    page.getByRole('main').getByRole('button', { name, exact: true });
  const save = async (page: Page) => {
    await button(page, 'Save').click();
    await page.getByText('Saved', { exact: true }).waitFor();
  };
  const opener = (page: Page, words: string | RegExp) =>
    page.getByRole('main').locator('summary', { hasText: words });

  it('begins with an administrator who names the council, its topics and its areas', async () => {
    irene = await Visitor.arrive(browser, product);
    await irene.signIn(mailbox, 'irene@council.example', '/desk/settings');
    const { page } = irene;
    await page.getByLabel('Name', { exact: true }).fill('Westbridge Council');
    await save(page);
    await page.getByRole('banner').getByText('Westbridge Council').waitFor();
    for (const [list, name] of [
      ['topics', 'Streets and squares'],
      ['areas', 'Old Town'],
    ] as const) {
      await irene.open(`/desk/settings/${list}`);
      const form = page.getByRole('region', { name: /^Add/ });
      await form.getByLabel('English').fill(name);
      await form.getByRole('button', { name: 'Add' }).click();
      await page.getByRole('main').locator('strong', { hasText: name }).waitFor();
    }
  });

  it('invites an officer and a moderator, who sign in by code', async () => {
    for (const [email, name, role] of [
      ['tom@council.example', 'Tom Hughes', 'Officer'],
      ['marta@council.example', 'Marta Vidal', 'Moderator'],
    ] as const) {
      await invite(irene, email, name, role);
      const letter = await mailbox.letterTo(email);
      expect(letter).toContain('You now work with Westbridge Council');
      expect(letter).toContain(product.address);
    }
    tom = await Visitor.arrive(browser, product);
    await tom.signIn(mailbox, 'tom@council.example', '/desk');
    await tom.page.getByText('Good to see you, Tom Hughes.').waitFor();
    marta = await Visitor.arrive(browser, product);
    await marta.signIn(mailbox, 'marta@council.example', '/desk/reports');
    await marta.page.getByText('Nothing is waiting.').waitFor();
  });

  it('drafts a consultation from a template and sees what is missing in Spanish', async () => {
    const { page } = tom;
    await tom.open('/desk/consultations/new');
    await page.getByLabel('Title').fill(consultation);
    await page.getByLabel('Ideas', { exact: true }).check();
    await button(page, 'Create the draft').click();
    await page.getByText('The draft is there.').waitFor();
    desk = /^\/desk\/consultations\/[0-9a-f-]{36}/.exec(new URL(page.url()).pathname)?.[0] ?? '';
    expect(desk).not.toBe('');
    await tom.open(`${desk}/texts`);
    await page.getByRole('textbox', { name: 'Summary' }).fill('Forty benches are bought. You say where.');
    await page.getByRole('textbox', { name: 'Purpose' }).fill('Say **where people need to sit**.');
    await save(page);
    await tom.open(`${desk}/settings`);
    await page.getByRole('group', { name: 'Languages' }).getByLabel('Español').check();
    await save(page);
    await tom.open(`${desk}/texts?locale=es`);
    await page.getByText('1 text is missing in Español.').waitFor();
    await page.getByLabel('Title').fill('¿Dónde poner los bancos nuevos?');
    await page.getByRole('textbox', { name: 'Summary' }).fill('Hay cuarenta bancos. Tú dices dónde.');
    await save(page);
  });

  it('sets its phases, previews it and publishes it', async () => {
    const { page } = tom;
    await tom.open(`${desk}/phases`);
    const phase = page.getByRole('group', { name: /^1\. / });
    await phase.getByLabel('Opens').fill(localTime(Date.now() - 2 * day));
    await phase.getByLabel('Closes').fill(localTime(Date.now() + 10 * day));
    await button(page, 'Save the phases').click();
    await page.getByText('Saved', { exact: true }).waitFor();

    await page.getByRole('link', { name: 'Preview' }).click();
    await page.getByText('This is a preview').waitFor();
    await page.locator('strong', { hasText: 'where people need to sit' }).waitFor();
    publicPage = new URL(page.url()).pathname;
    const guest = await Visitor.arrive(browser, product);
    expect((await guest.page.goto(product.address + publicPage))?.status()).toBe(404);
    await tom.open(desk);
    await opener(page, 'Publish').click();
    await button(page, 'Yes, publish it').click();
    await page.getByText('Published. Everyone can read it now.').waitFor();
    expect((await guest.page.goto(product.address + publicPage))?.status()).toBe(200);
    await guest.page.getByText('You can propose, support and comment now.').waitFor();
  });

  it('gives a phase more time with a note that everyone reads', async () => {
    const { page } = tom;
    await tom.open(desk);
    await page.getByRole('link', { name: 'Give it more time' }).first().click();
    await page.getByLabel('New end').fill(localTime(Date.now() + 15 * day));
    await page.getByLabel('Why there is more time').fill('The schools are closed for a week.');
    await button(page, 'Give it more time').click();
    await page.getByText('The phase has more time now.').waitFor();
    const guest = await Visitor.arrive(browser, product, { width: 360 });
    await guest.open(publicPage);
    await guest.page.getByText(/was extended from/).waitFor();
    await guest.page.getByText('The schools are closed for a week.').waitFor();
  });

  it('hears a proposal of a resident about its own topic and area', async () => {
    ana = await Visitor.arrive(browser, product);
    const { page } = ana;
    await ana.signIn(mailbox, 'ana@residents.example', `${publicPage}/proposals/new`);
    await page.getByLabel('Title').fill(proposal);
    await page.getByRole('textbox', { name: 'Text' }).fill('Older people walk from stop to stop.');
    await page.getByLabel('Topic').selectOption({ label: 'Streets and squares' });
    await page.getByLabel('Area').selectOption({ label: 'Old Town' });
    await button(page, 'Publish').click();
    await page.getByRole('heading', { level: 1, name: proposal }).waitFor();
    await page.getByRole('main').getByText('Old Town').first().waitFor();
    proposalPage = new URL(page.url()).pathname;
  });

  it('answers the proposal officially, and corrects itself in public', async () => {
    const { page } = tom;
    await tom.open(proposalPage);
    await page.getByRole('link', { name: 'Answer officially' }).click();
    await page.getByLabel('Under review').check();
    await page.getByRole('textbox', { name: 'Reasons' }).fill('We measure the pavements in May.');
    await page.getByLabel('Department').fill('Streets');
    await button(page, 'Publish the answer').click();
    await page.getByText('The answer is published.').waitFor();
    const guest = await Visitor.arrive(browser, product);
    await guest.open(proposalPage);
    await guest.page.getByRole('heading', { name: 'Answer of the council' }).waitFor();
    await guest.page.getByText('We measure the pavements in May.').waitFor();

    await tom.open(proposalPage);
    await page.getByRole('link', { name: 'Correct the answer' }).click();
    await page.getByLabel('Partly accepted').check();
    await page.getByRole('textbox', { name: 'Reasons' }).fill('Twelve of the twenty stops have room.');
    await page.getByLabel('What you correct, and why').fill('The pavements are measured.');
    await button(page, 'Publish the correction').click();
    await page.getByText('The answer is published.').waitFor();
    await guest.open(proposalPage);
    await guest.page.getByText('Twelve of the twenty stops have room.').waitFor();
    await guest.page.getByRole('link', { name: 'earlier versions' }).click();
    await guest.page.getByText('We measure the pavements in May.').waitFor();
  });

  it('hears of a comment that somebody reports once', async () => {
    ben = await Visitor.arrive(browser, product);
    await ben.signIn(mailbox, 'ben@residents.example', proposalPage);
    await ben.comment(remark, 'Against');
    await ben.comment('The stop at the mill has no room.', 'Neutral');

    const { page } = ana;
    await ana.open(proposalPage);
    const article = page.getByRole('article').filter({ hasText: remark }).last();
    await article.getByRole('link', { name: /^Report/ }).click();
    await page.getByLabel('Insult or threat').check();
    const form = page.url();
    await button(page, 'Send the report').click();
    await page.getByText('Thank you. A moderator will read your report.').waitFor();
    await page.goto(form);
    await page.getByLabel('Insult or threat').check();
    await button(page, 'Send the report').click();
    await page.getByText('You have already reported this').waitFor();
  });

  it('hides the comment with a reason for its author, and shows it again', async () => {
    const { page } = marta;
    await marta.open('/desk/reports');
    await page.getByRole('button', { name: /^Decide ?:/ }).click();
    await page.getByText('You handle this case until').waitFor();
    await page.getByLabel('Hide it').check();
    await page.getByLabel('In your words').fill('“Never swept a street” is about a person.');
    await button(page, 'Decide').click();
    await page.getByText('Decided. The author can read why.').waitFor();

    await ben.open(proposalPage);
    await ben.page.getByText('A moderator has hidden what you wrote.').waitFor();
    await ben.page.getByText('“Never swept a street” is about a person.').waitFor();
    await ana.open(proposalPage);
    await ana.page.getByText('Hidden by a moderator').waitFor();
    await ana.page.getByRole('heading', { name: '1 comment', exact: true }).waitFor();
    expect(await ana.page.getByText(remark).count()).toBe(0);
    expect(await ana.page.getByText('“Never swept a street” is about a person.').count()).toBe(0);

    await marta.open('/desk/reports?state=handled');
    await page.getByRole('link', { name: /^Look again/ }).click();
    await button(page, 'Take this case').click();
    await page.getByLabel('Show it again').check();
    await page.getByLabel('In your words').fill('It is sharp, but within the rules.');
    await button(page, 'Decide').click();
    await page.getByText('Decided. The author can read why.').waitFor();
    await ana.open(proposalPage);
    await ana.page.getByText(remark).waitFor();
    await ana.page.getByRole('heading', { name: '2 comments', exact: true }).waitFor();
  });

  it('exports what the pages say', async () => {
    await ben.open(proposalPage);
    await button(ben.page, 'Support').click();
    await button(ben.page, 'Take back').waitFor();
    await tom.open(desk);
    await tom.page.getByRole('link', { name: 'What is public, as files' }).click();
    const rowsOf = async (file: string) => {
      await button(tom.page, `Make ${file}`).click();
      const link = tom.page.getByRole('link', { name: `Download ${file}` });
      await link.waitFor({ timeout: 20_000 });
      const download = tom.page.waitForEvent('download');
      await link.click();
      return readCsv(readFileSync(await (await download).path(), 'utf8'));
    };
    const proposals = await rowsOf('proposals.csv');
    expect(proposals.map(({ title }) => title)).toEqual([proposal]);
    expect(proposals[0]).toMatchObject({
      supports: '1',
      comments: '2',
      comments_against: '1',
      topic: 'Streets and squares',
    });
    const comments = await rowsOf('comments.csv');
    expect(comments.map(({ body, alignment }) => [body, alignment])).toEqual([
      [remark, 'against'],
      ['The stop at the mill has no room.', 'neutral'],
    ]);
  });

  it('lets a resident take their data, and sign out of a browser that they no longer hold', async () => {
    const forgotten = await Visitor.arrive(browser, product);
    await forgotten.signIn(mailbox, 'ana@residents.example', '/account');
    const { page } = ana;
    await ana.open('/account/settings');
    const browsers = page.getByRole('region', { name: 'Where you are signed in' }).locator('strong');
    for (const name of await browsers.allInnerTexts()) expect(name).toMatch(/^(Safari|Chrome), /);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download my data' }).click();
    const data = readFileSync(await (await download).path(), 'utf8');
    expect(data).toContain('ana@residents.example');
    expect(data).toContain(proposal);
    await opener(page, 'Sign out everywhere').click();
    await button(page, 'Yes, sign out everywhere').click();
    await page.getByText('You are signed out everywhere.').waitFor();
    await forgotten.open('/account');
    expect(new URL(forgotten.page.url()).pathname).toBe('/sign-in');
  }, 60_000);

  it('lets a resident delete the account and keeps what they said, without their name', async () => {
    const { page } = ben;
    await ben.open('/account/settings');
    await opener(page, 'Delete my account').click();
    await button(page, 'Yes, delete my account').click();
    await page.getByText('Your account is deleted.').waitFor();
    await page.getByRole('banner').getByRole('link', { name: 'Sign in' }).waitFor();
    await ana.open(proposalPage);
    await ana.page.getByText(remark).waitFor();
    expect(await ana.page.getByText('A former participant', { exact: true }).count()).toBe(2);
    await ana.page.getByRole('main').getByText('person supports this').waitFor();
    expect([...ana.troubles, ...ben.troubles]).toEqual([]);
  });
});
