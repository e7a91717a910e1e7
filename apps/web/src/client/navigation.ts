import { onMount } from 'svelte';
import type { AfterNavigate } from '@sveltejs/kit';
import { readAgain } from './client.js';
import { page } from './state.svelte.js';

/** What `$app/navigation` gives in the browser: pages are documents, so going somewhere is the browser's own matter. */
export { leaveFor as goto } from './leave.js';

/** Reads the page's data again; everything that is shown follows. Resolves when that is done or could not be done. */
export function invalidateAll(): Promise<void> {
  return readAgain();
}

/** Runs once the page has come to life. */
export function afterNavigate(callback: (navigation: Pick<AfterNavigate, 'type' | 'from'>) => void): void {
  onMount(() => callback({ type: 'enter', from: null }));
}

/** Changes what the address bar says without reading anything. */
export function replaceState(address: string | URL, state: App.PageState): void {
  const url = new URL(address, location.href);
  history.replaceState(state, '', url);
  Object.assign(page, { url, state });
}
