import type { Contribution } from '@openhall/contracts/identity';
import type { Page } from '@openhall/contracts/pages';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor');
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
  return { contributions: await api(event).get<Page<Contribution>>(`/account/contributions${query}`) };
};
