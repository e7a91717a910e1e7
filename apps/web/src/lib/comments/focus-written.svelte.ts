/**
 * Leads to what the reader has just written. SvelteKit moves the focus to the top of the page after a form, so this waits
 * until it has.
 * @param answer what the page's last form action answered
 */
export function focusWritten(answer: () => Record<string, unknown> | null): void {
  let before: unknown;
  $effect(() => {
    const written = answer()?.['comment'] as { id: string } | undefined;
    if (!written || written === before) return;
    before = written;
    requestAnimationFrame(() => document.getElementById(`comment-${written.id}`)?.focus());
  });
}
