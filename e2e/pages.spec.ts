import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Role } from '@openhall/contracts/identity';
import { openBrowser, Visitor } from './support/browser.js';
import type { VisitorOptions } from './support/browser.js';
import { findDemoPages, square } from './support/demo-pages.js';
import type { DemoPages } from './support/demo-pages.js';
import { Product } from './support/product.js';

const roles = ['guest', 'resident', 'moderator', 'officer', 'administrator'] as const;

describe('the pages of the demo', () => {
  let browser: Browser;
  let product: Product;
  let pages: DemoPages;

  beforeAll(async () => {
    product = await Product.start('demo');
    browser = await openBrowser();
    pages = await findDemoPages(browser, product);
  }, 180_000);

  afterAll(async () => {
    await browser?.close();
    await product?.stop();
  });

  async function enter(as: 'guest' | Role, options: VisitorOptions = {}): Promise<Visitor> {
    const visitor = await Visitor.arrive(browser, product, { width: 360, ...options });
    if (as !== 'guest') await visitor.enterDemo(as);
    return visitor;
  }

  /** Everything that is wrong with a page, in one line each. */
  async function faults(visitor: Visitor, path: string, status = 200): Promise<string[]> {
    const before = visitor.troubles.length;
    const answer = await visitor.page.goto(product.address + path);
    const wider = await visitor.overflow();
    const found = [
      ...(answer?.status() === status ? [] : [`status ${answer?.status()}`]),
      ...(wider > 0 ? [`${wider} pixels wider than the window`] : []),
      ...(await visitor.accessibilityViolations()),
      ...visitor.troubles.slice(before),
    ];
    return found.map((fault) => `${path}: ${fault}`);
  }

  /** Two windows share the work. */
  async function faultsOfAll(as: 'guest' | Role, paths: readonly string[], options?: VisitorOptions) {
    const waiting = [...paths];
    const found: string[] = [];
    const look = async () => {
      const visitor = await enter(as, options);
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        found.push(...(await faults(visitor, path)));
      }
      await visitor.close();
    };
    await Promise.all([look(), look()]);
    return found;
  }

  it.each(roles)(
    'fit a phone and have no accessibility violations, for a %s',
    async (as) => {
      expect(await faultsOfAll(as, pages.byRole[as])).toEqual([]);
    },
    180_000,
  );

  for (const width of [360, 1280]) {
    it.each(['guest', 'moderator', 'officer'] as const)(
      `of town halls hold nothing that bars a %s at ${width} px`,
      async (as) => {
        expect(await faultsOfAll(as, pages.halls[as], { width })).toEqual([]);
      },
      180_000,
    );
  }

  it('come dressed, before any script runs', async () => {
    const guest = await enter('guest', { javaScript: false });
    for (const path of ['/', '/consultations', `/consultations/${square}`, pages.proposal, '/sign-in']) {
      await guest.open(path);
      const home = guest.page.getByRole('banner').getByRole('link').first();
      // The header's own styles, and those of the page.
      expect(
        await home.evaluate(
          (link) => link.ownerDocument.defaultView?.getComputedStyle(link).textDecorationLine,
        ),
      ).toBe('none');
    }
    const composer = guest.page.locator('#composer');
    await guest.open(pages.proposal);
    expect(
      await composer.evaluate((box) => box.ownerDocument.defaultView?.getComputedStyle(box).borderTopStyle),
    ).toBe('solid');
    await guest.close();
  }, 60_000);

  it('can be read in the dark', async () => {
    const proposals = `/consultations/${square}/proposals`;
    const read = ['/', `/consultations/${square}`, proposals, pages.proposal];
    expect(await faultsOfAll('guest', read, { dark: true })).toEqual([]);
    expect(await faultsOfAll('officer', ['/desk', pages.desk], { dark: true })).toEqual([]);
  }, 60_000);

  it('speak Spanish to a browser that does', async () => {
    const guest = await enter('guest', { locale: 'es-ES' });
    for (const path of ['/', '/help', `/consultations/${square}`, pages.proposal]) {
      expect(await faults(guest, path)).toEqual([]);
      expect(await guest.page.locator('html').getAttribute('lang')).toBe('es');
    }
    await guest.page.getByRole('heading', { name: 'Respuesta' }).first().waitFor();
    await guest.close();
  }, 60_000);

  it('say plainly when a page does not exist or is not open to somebody', async () => {
    const resident = await enter('resident');
    for (const path of ['/nowhere', '/consultations/nowhere', '/proposals/nowhere']) {
      expect(await faults(resident, path, 404)).toEqual([]);
      await resident.page.getByRole('heading', { level: 1, name: /We can.t find this page/ }).waitFor();
    }
    for (const path of ['/desk', pages.desk, '/desk/settings']) {
      expect(await faults(resident, path, 403)).toEqual([]);
      await resident.page.getByRole('heading', { level: 1, name: 'This page is not open to you' }).waitFor();
    }
    await resident.close();

    const guest = await enter('guest');
    await guest.open('/desk');
    expect(new URL(guest.page.url()).pathname).toBe('/sign-in');
    await guest.close();
  }, 60_000);

  it('fit a wide screen too', async () => {
    const seen = ['/', pages.proposal, '/desk', pages.desk];
    expect(await faultsOfAll('officer', seen, { width: 1280 })).toEqual([]);
  }, 60_000);
});
