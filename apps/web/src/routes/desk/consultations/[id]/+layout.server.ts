import type { LayoutServerLoad } from './$types';
import { readDraft } from '$lib/desk/consultation-change.server.js';

export const load: LayoutServerLoad = async (event) => ({ draft: await readDraft(event) });
