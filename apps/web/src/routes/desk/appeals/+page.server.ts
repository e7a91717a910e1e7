import type { DeskAppeal } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const state = event.url.searchParams.get('state') === 'decided' ? 'decided' : 'open';
  const query = new URLSearchParams({ state });
  const cursor = event.url.searchParams.get('cursor');
  if (cursor) query.set('cursor', cursor);
  return { state, appeals: await api(event).get<Page<DeskAppeal>>(`/desk/appeals?${query}`) };
};
