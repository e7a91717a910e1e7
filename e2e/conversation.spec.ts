import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { createTestDatabase, testKinds } from '@openhall/persistence/testing';
import type { TestDatabase } from '@openhall/persistence/testing';
import { openBrowser, Visitor } from './support/browser.js';
import { openConsultation } from './support/council.js';
import { Mailbox } from './support/mailbox.js';
import { Product } from './support/product.js';

const proposal = 'More trees by the bus stop';

describe.each(testKinds.map((kind) => [kind === 'sqlite' ? 'SQLite' : 'PostgreSQL', kind] as const))(
  'people on one proposal, on %s',
  (_, kind) => {
    let browser: Browser;
    let mailbox: Mailbox;
    let product: Product;
    let ana: Visitor;
    let database: TestDatabase | undefined;
    let slug = '';
    let address = '';

    beforeAll(async () => {
      mailbox = await Mailbox.open();
      if (kind === 'postgres') database = await createTestDatabase('postgres');
      const settings = database?.settings;
      const administrator = 'irene@council.example';
      product = await Product.start('serve', {
        smtpUrl: mailbox.url,
        administrator,
        ...(settings?.kind === 'postgres' ? { databaseUrl: settings.url } : {}),
      });
      browser = await openBrowser();
      const irene = await Visitor.arrive(browser, product);
      await irene.signIn(mailbox, administrator);
      slug = await openConsultation(irene, 'A greener market square');
      await irene.close();
    }, 120_000);

    afterAll(async () => {
      await browser.close();
      await product.stop();
      await database?.close();
      await mailbox.close();
    });

    it('lets a resident sign in with a code from the mail, write, preview and publish', async () => {
      ana = await Visitor.arrive(browser, product);
      await ana.signIn(mailbox, 'ana@residents.example', `/consultations/${slug}/proposals/new`);
      await ana.page.getByLabel('Title').fill(proposal);
      await ana.page
        .getByRole('textbox', { name: 'Text' })
        .fill('Forty people wait at **stop 7** in full sun.');
      await ana.page.getByRole('button', { name: 'Preview' }).click();
      await ana.page.locator('strong', { hasText: 'stop 7' }).waitFor();
      await ana.page.getByRole('button', { name: 'Publish' }).click();
      await ana.page.getByRole('heading', { level: 1, name: proposal }).waitFor();
      address = new URL(ana.page.url()).pathname;
      expect(address).toMatch(/^\/proposals\//);
      expect(ana.troubles).toEqual([]);
    });

    it('moves the support count and announces comments on the page of somebody who is typing', async () => {
      await ana.open(address);
      const composer = ana.page.getByRole('textbox', { name: 'Your comment' });
      await composer.fill('Could the trees stand on the east side too, where');
      await composer.focus();

      const ben = await Visitor.arrive(browser, product, { width: 360 });
      await ben.signIn(mailbox, 'ben@residents.example', address);
      await ben.page.getByRole('button', { name: 'Support', exact: true }).click();
      await ben.page.getByRole('button', { name: 'Take back' }).waitFor();
      await ben.page
        .getByRole('textbox', { name: 'Your comment' })
        .fill('My mother sits there every Tuesday.');
      await ben.page.getByLabel('For', { exact: true }).check();
      await ben.page.getByRole('button', { name: 'Post', exact: true }).click();
      await ben.page.getByText('My mother sits there every Tuesday.').waitFor();

      await ana.page.getByRole('main').getByText('person supports this').waitFor();
      const news = ana.page.getByText('1 new comment – show');
      await news.waitFor();
      expect(await ana.page.getByText('My mother sits there every Tuesday.').count()).toBe(0);
      expect(await composer.inputValue()).toBe('Could the trees stand on the east side too, where');
      expect(await composer.evaluate((element) => element === element.ownerDocument.activeElement)).toBe(
        true,
      );
      await news.click();
      await ana.page.getByText('My mother sits there every Tuesday.').waitFor();
      expect(await composer.inputValue()).toBe('Could the trees stand on the east side too, where');

      await ana.page.reload();
      await ana.page.getByText('We brought back what you had written').waitFor();
      expect(await composer.inputValue()).toBe('Could the trees stand on the east side too, where');
      expect([...ana.troubles, ...ben.troubles]).toEqual([]);
      await ben.close();
    });

    it('does all of it without JavaScript', async () => {
      const cora = await Visitor.arrive(browser, product, { javaScript: false, width: 360 });
      await cora.signIn(mailbox, 'cora@residents.example', address);
      await cora.page.getByRole('button', { name: 'Support', exact: true }).click();
      await cora.page.getByRole('button', { name: 'Take back' }).waitFor();
      await cora.page.getByRole('main').getByText('people support this').waitFor();
      await cora.page
        .getByRole('textbox', { name: 'Your comment' })
        .fill('The fish stall loses its van space.');
      await cora.page.getByLabel('Against', { exact: true }).check();
      await cora.page.getByRole('button', { name: 'Post', exact: true }).click();
      await cora.page.getByText('The fish stall loses its van space.').waitFor();
      expect(await cora.page.getByText('My mother sits there every Tuesday.').count()).toBe(1);
      expect(await cora.overflow()).toBe(0);
      await cora.close();
    });

    it('has everything that was acknowledged after the process was killed', async () => {
      await product.crashAndRestart();
      const reader = await Visitor.arrive(browser, product);
      await reader.open(address);
      expect(await reader.page.getByText('The fish stall loses its van space.').count()).toBe(1);
      expect(await reader.page.getByText('My mother sits there every Tuesday.').count()).toBe(1);
      await reader.page.getByRole('main').getByText('people support this').waitFor();
      await reader.close();
    });
  },
);
