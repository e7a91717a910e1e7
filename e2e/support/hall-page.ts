import type { Locator } from 'playwright-core';
import type { Visitor } from './browser.js';

/** What a visitor finds on the page of a hall. */
export class HallPage {
  constructor(readonly visitor: Visitor) {}

  get page(): Visitor['page'] {
    return this.visitor.page;
  }

  /** What is always in sight. */
  get band(): Locator {
    return this.page.locator('.band');
  }

  get questions(): Locator {
    return this.page.locator('#questions').getByRole('article');
  }

  /** The visitor's own questions. */
  get own(): Locator {
    return this.page.locator('section.own');
  }

  get composer(): Locator {
    return this.page.getByRole('textbox', { name: 'Your question' });
  }

  question(words: string): Locator {
    return this.questions.filter({ hasText: words });
  }

  poll(id: string): Locator {
    return this.page.locator(`#poll-${id}`);
  }

  section(heading: string): Locator {
    return this.page.getByRole('region', { name: heading });
  }

  tab(name: string): Locator {
    return this.page.getByRole('navigation', { name: 'Parts of the town hall' }).getByRole('link', { name });
  }

  async joinAs(name: string): Promise<void> {
    const join = this.section('Take part');
    await join.getByRole('textbox', { name: /Your name/ }).fill(name);
    await join.getByRole('button', { name: 'Join as a guest' }).click();
  }

  async ask(words: string): Promise<void> {
    await this.composer.fill(words);
    await this.page.getByRole('button', { name: 'Ask', exact: true }).click();
    await this.own.getByText(words).first().waitFor();
  }

  /** Sends the answer that was filled in, and waits until it stands there. */
  async answer(pollId: string, words: string): Promise<void> {
    await this.poll(pollId).getByRole('button', { name: 'Answer', exact: true }).click();
    await this.poll(pollId).getByText(`Your answer: ${words}`).waitFor();
  }
}

/** All that is wrong with what these people see now; empty is right. */
export async function faults(...seen: (HallPage | Visitor)[]): Promise<string[]> {
  const found: string[] = [];
  for (const one of seen) {
    const visitor = one instanceof HallPage ? one.visitor : one;
    const wider = await visitor.overflow();
    if (wider > 0) found.push(`${wider} pixels wider than the window`);
    found.push(...(await visitor.accessibilityViolations()), ...visitor.troubles);
  }
  return found;
}
