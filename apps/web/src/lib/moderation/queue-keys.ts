/** Keys of the queue, for people who decide about many: J and K walk through the cases, X selects one. */
export function queueKeys(list: HTMLElement): { destroy: () => void } {
  function onkeydown(event: KeyboardEvent) {
    const target = event.target as HTMLElement;
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (target.matches('textarea, select, input:not([type="checkbox"])')) return;
    const items = [...list.querySelectorAll<HTMLElement>('[data-case]')];
    const at = items.findIndex((item) => item.contains(document.activeElement));
    const key = event.key.toLowerCase();
    if (key === 'j' || key === 'k') {
      const next = items[Math.min(items.length - 1, Math.max(0, at + (key === 'j' ? 1 : -1)))];
      next?.querySelector<HTMLElement>('form button, a[data-open]')?.focus();
      event.preventDefault();
    } else if (key === 'x' && at >= 0) {
      items[at]?.querySelector<HTMLInputElement>('input[type="checkbox"]')?.click();
      event.preventDefault();
    }
  }
  document.addEventListener('keydown', onkeydown);
  return { destroy: () => document.removeEventListener('keydown', onkeydown) };
}
