const typing =
  'input:not([type=checkbox], [type=radio], [type=button], [type=submit]), textarea, select, [contenteditable]';

/** Whether the keys belong to a field now: somebody types there. */
export function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest(typing) !== null;
}

/** How a key is named on the page. */
export function keyName(key: string): string {
  if (/^[A-Z]$/.test(key)) return `⇧ ${key}`;
  return /^[a-z]$/.test(key) ? key.toUpperCase() : key;
}

/** For `aria-keyshortcuts`. */
export function shortcutName(key: string): string {
  return /^[A-Z]$/.test(key) ? `Shift+${key}` : key.toUpperCase();
}

/**
 * The control that a key presses: within the part of the page that has the focus, else in the selected question, else
 * anywhere.
 */
export function controlFor(key: string, root: ParentNode, focused: Element | null): HTMLElement | null {
  const selector = `[data-key="${CSS.escape(key)}"]`;
  const scopes = [focused?.closest('[data-key-scope]'), root.querySelector('[data-key-scope="selected"]')];
  for (const scope of scopes) {
    const found = scope?.querySelector<HTMLElement>(selector);
    if (found) return found;
  }
  // A row's own keys work in the row alone.
  const candidates = root.querySelectorAll<HTMLElement>(selector);
  return [...candidates].find((one) => one.closest('[data-key-scope="row"]') === null) ?? null;
}
