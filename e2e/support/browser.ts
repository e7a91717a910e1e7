import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Role } from '@openhall/contracts/identity';
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
  dark?: boolean;
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
    page.on('console', (message) => {
      // What the content policy refuses is no script error to the browser, but it is one to us.
      if (message.type() === 'error' && message.text().includes('Content Security Policy')) {
        this.troubles.push(message.text());
      }
    });
  }

  static async arrive(browser: Browser, product: Product, options: VisitorOptions = {}): Promise<Visitor> {
    const { width = 1280, javaScript = true, locale = 'en-GB', dark = false } = options;
    const context = await browser.newContext({
      viewport: { width, height: 900 },
      javaScriptEnabled: javaScript,
      locale,
      colorScheme: dark ? 'dark' : 'light',
      acceptDownloads: true,
    });
    context.setDefaultTimeout(15_000);
    return new Visitor(product, context, await context.newPage());
  }

  async open(path: string): Promise<void> {
    await this.page.goto(this.product.address + path);
  }

  /** Signs in with a code from a real mail, then stands where `back` leads. */
  async signIn(mailbox: Mailbox, email: string, back = '/'): Promise<void> {
    await this.open(`/sign-in?return=${encodeURIComponent(back)}`);
    await this.askForCode(mailbox, email);
    await this.page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await this.page.waitForURL(this.product.address + back);
  }

  /** On the page that asks for the address: sends it and types the code that comes, without entering it. */
  async askForCode(mailbox: Mailbox, email: string): Promise<void> {
    const already = mailbox.letters.length;
    await this.page.getByLabel('E-mail address').fill(email);
    const field = this.page.getByLabel('Six-digit code');
    const send = this.page.getByRole('button', { name: 'Send me a code' });
    const refusal = this.page.getByText('We have sent several codes already');
    await send.click();
    await field
      .or(refusal)
      .first()
      .waitFor()
      .catch(async () => {
        throw new Error(`no code was sent: ${await this.page.locator('main').innerText()}`);
      });
    // A second code for one address has to wait for half a minute after the first.
    while (!(await field.isVisible())) {
      await this.page.waitForTimeout(2000);
      await send.click();
      await field.waitFor({ timeout: 3000 }).catch(() => undefined);
    }
    await field.fill(await mailbox.codeFor(email, already));
  }

  /** Signs in through the demo's door. */
  async enterDemo(as: Role): Promise<void> {
    const answer = await this.context.request.post(`${this.product.address}/api/v1/demo/sessions`, {
      data: { as },
    });
    if (!answer.ok()) throw new Error(`the demo's door for a ${as}: ${answer.status()}`);
  }

  /** Posts a comment on the proposal that is open, and waits until it stands there. */
  async comment(words: string, alignment: 'For' | 'Neutral' | 'Against' = 'Neutral'): Promise<void> {
    const composer = this.page.locator('#composer');
    await composer.getByRole('textbox', { name: 'Your comment' }).fill(words);
    await composer.getByLabel(alignment, { exact: true }).check();
    await composer.getByRole('button', { name: 'Post', exact: true }).click();
    await this.page.getByRole('article').getByText(words).first().waitFor();
  }

  /** Waits until the page moves by itself, and so answers to typing and clicking too. */
  async liveOn(): Promise<void> {
    await this.page.locator('[data-connection="live"]').waitFor();
  }

  /** What the API answers to this person. */
  async read<T>(path: string): Promise<T> {
    const answer = await this.context.request.get(`${this.product.address}/api/v1${path}`);
    if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
    return (await answer.json()) as T;
  }

  /** What axe finds wrong with the page as it stands; empty is right. */
  async accessibilityViolations(): Promise<string[]> {
    // Evaluated by the browser's own tools, so that the content policy of the page stays as it is.
    await this.page.evaluate(`${axe};0`);
    const found = await this.page.evaluate<{ id: string; nodes: { html: string }[] }[]>(
      "(async () => (await axe.run(document, { resultTypes: ['violations'] })).violations)()",
    );
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
