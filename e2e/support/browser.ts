import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Mailbox } from './mailbox.js';
import type { Product } from './product.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Chromium of this machine, without whatever would call home. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env['CHROMIUM_PATH'] ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

export interface VisitorOptions {
  width?: number;
  javaScript?: boolean;
  locale?: string;
}

/** A person at a browser of their own. */
export class Visitor {
  readonly troubles: string[] = [];

  private constructor(
    readonly product: Product,
    readonly context: BrowserContext,
    readonly page: Page,
  ) {
    page.on('pageerror', (error) => this.troubles.push(error.message));
  }

  static async arrive(browser: Browser, product: Product, options: VisitorOptions = {}): Promise<Visitor> {
    const { width = 1280, javaScript = true, locale = 'en-GB' } = options;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: javaScript,
      locale,
    });
    context.setDefaultTimeout(15_000);
    return new Visitor(product, context, await context.newPage());
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.product.address + path);
  }

  /** Signs in with a code from a real mail, then stands where `back` leads. */
  async signIn(mailbox: Mailbox, email: string, back = '/'): Promise<void> {
    const already = mailbox.letters.length;
    await this.open(`/sign-in?return=${encodeURIComponent(back)}`);
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByRole('button', { name: 'Send me a code' }).click();
    const field = this.page.getByLabel('Six-digit code');
    await field.waitFor();
    await field.fill(await mailbox.codeFor(email, already));
    await this.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await this.page.waitForURL(this.product.address + back);
  }

  /** What axe finds wrong with the page as it stands; empty is right. */
  async accessibilityViolations(): Promise<string[]> {
    // Page scripts are held by the content policy; the tool's own world is not.
    const session = await this.context.newCDPSession(this.page);
    await session.send('Page.setBypassCSP', { enabled: true });
    await this.page.reload();
    await this.page.addScriptTag({ content: axe });
    const found = await this.page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
      '(async () => (await axe.run(document)).violations)()',
    );
    await session.send('Page.setBypassCSP', { enabled: false });
    return found.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  }

  /** How many pixels the page is wider than its window. */
  overflow(): Promise<number> {
    return this.page.evaluate<number>(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
  }

  close(): Promise<void> {
    return this.context.close();
  }
}
