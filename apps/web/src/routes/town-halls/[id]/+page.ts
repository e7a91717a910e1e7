import type { PageLoad } from './$types';
import { loadParts, partsNeeded } from '$lib/townhall/late-parts.svelte.js';

export const load: PageLoad = async ({ data }) => ({
  ...data,
  parts: await loadParts(partsNeeded(data.hall, data.own)),
});
