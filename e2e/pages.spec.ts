import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { openBrowser, Visitor } from './support/browser.js';
import { Product } from './support/product.js';

/** Every page of the demo that a role may see, as an address or a way to find one. */
const pages: Record<'guest' | 'resident' | 'moderator' | 'officer' | 'administrator', string[]> = {
  guest: [
    '/',
    '/help',
    '/privacy',
    '/accessibility',
    '/sign-in',
    '/demo/outbox',
    '/consultations',
    '/consultations/greener-market-square',
    '/consultations/greener-market-square/proposals',
    '/consultations/greener-market-square/proposals?q=trees',
  ],
  resident: ['/account', '/account/settings', '/consultations/greener-market-square/proposals/new'],
  moderator: ['/desk', '/desk/reports'],
  officer: ['/desk', '/desk/consultations', '/desk/consultations/new'],
  administrator: ['/desk/people', '/desk/settings', '/desk/settings/topics', '/desk/settings/areas'],
};

describe('the pages of the demo', () => {
  let browser: Browser;
  let product: Product;

  beforeAll(async () => {
    product = await Product.start('demo');
    browser = await openBrowser();
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await product.stop();
  });

  async function enter(as: keyof typeof pages, width: number, locale = 'en-GB'): Promise<Visitor> {
    const visitor = await Visitor.arrive(browser, product, { width, locale });
    if (as !== 'guest') {
      const answer = await visitor.context.request.post(`${product.address}/api/v1/demo/sessions`, {
        data: { as },
      });
      expect(answer.ok()).toBe(true);
    }
    return visitor;
  }

  async function inspect(visitor: Visitor, path: string): Promise<void> {
    const answer = await visitor.page.goto(product.address + path);
    expect({ path, status: answer?.status() }).toEqual({ path, status: 200 });
    expect({ path, wider: await visitor.overflow() }).toEqual({ path, wider: 0 });
    expect({ path, violations: await visitor.accessibilityViolations() }).toEqual({ path, violations: [] });
    expect({ path, troubles: visitor.troubles }).toEqual({ path, troubles: [] });
  }

  it.each(Object.entries(pages) as [keyof typeof pages, string[]][])(
    'fit a phone and have no accessibility violations, for a %s',
    async (as, paths) => {
      const visitor = await enter(as, 360);
      for (const path of paths) await inspect(visitor, path);
      await visitor.close();
    },
    180_000,
  );

  it('shows a proposal with its conversation on a phone and on a desk, in both languages', async () => {
    for (const [width, locale] of [
      [360, 'en-GB'],
      [1280, 'es-ES'],
    ] as const) {
      const visitor = await enter('resident', width, locale);
      await visitor.open('/consultations/greener-market-square/proposals');
      await visitor.page.locator('main a[href^="/proposals/"]').first().click();
      await visitor.page.waitForURL(/\/proposals\/[0-9a-f-]{36}/);
      await inspect(visitor, new URL(visitor.page.url()).pathname);
      expect(await visitor.page.locator('html').getAttribute('lang')).toBe(locale.slice(0, 2));
      await visitor.close();
    }
  });
});
