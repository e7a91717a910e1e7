import type { Page } from 'playwright-core';

/** What has the focus, as a reader of the screen and one of the page would tell it. */
interface Focused {
  tag: string;
  name: string;
  /** Whether a ring is drawn around it, inside the window. */
  visible: boolean;
}

const readFocus = `(() => {
  const element = document.activeElement;
  if (!element || element === document.body) return { tag: 'BODY', name: '', visible: false };
  const box = element.getBoundingClientRect();
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  // A choice and its words share one ring.
  const ring = [element, element.closest('.ds-field')].some((one) => {
    const style = one && getComputedStyle(one);
    return style && ((style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== 'none');
  });
  const name = element.getAttribute('aria-label') ?? element.labels?.[0]?.innerText ?? element.textContent;
  return { tag: element.tagName, name: (name ?? '').replace(/\\s+/g, ' ').trim(), visible: ring && inside };
})()`;

/** Somebody who has no mouse. */
export class Keyboard {
  constructor(private readonly page: Page) {}

  focused(): Promise<Focused> {
    return this.page.evaluate<Focused>(readFocus);
  }

  /** Tabs until something of that name has the focus. Throws where the ring is not seen on the way, or it never comes. */
  async reach(name: RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
    const passed: string[] = [];
    for (let steps = 0; steps < 120; steps += 1) {
      await this.page.keyboard.press(key);
      const focused = await this.focused();
      // The end of the page: the next step begins at its start again.
      if (focused.tag === 'BODY') continue;
      if (!focused.visible) throw new Error(`no focus ring is seen on ${focused.tag} “${focused.name}”`);
      if (name.test(focused.name)) return;
      passed.push(focused.name);
    }
    throw new Error(`${name} cannot be reached; passed: ${passed.slice(0, 60).join(' | ')}`);
  }

  /** Waits until the page itself has led the focus to something of that name, which happens after an answer came. */
  async led(name: RegExp): Promise<void> {
    let focused = await this.focused();
    for (let tries = 0; tries < 100 && !name.test(focused.name); tries += 1) {
      await this.page.waitForTimeout(50);
      focused = await this.focused();
    }
    if (!name.test(focused.name))
      throw new Error(`the focus is on ${focused.tag} “${focused.name}”, not ${name}`);
  }

  press(key: string): Promise<void> {
    return this.page.keyboard.press(key);
  }

  write(words: string): Promise<void> {
    return this.page.keyboard.type(words);
  }
}
