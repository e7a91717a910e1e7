import type { Page } from '@openhall/contracts/pages';
import type { OfficialResponse, Proposal } from '@openhall/contracts/proposals';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const path = `/proposals/${encodeURIComponent(event.params.id)}`;
  const cursor = event.url.searchParams.get('cursor');
  const query = cursor ? `?${new URLSearchParams({ cursor })}` : '';
  const [proposal, versions] = await Promise.all([
    api(event).get<Proposal>(`${path}?locale=${event.locals.locale}`),
    api(event).get<Page<OfficialResponse>>(`${path}/response/versions${query}`),
  ]);
  return { proposal, versions };
};
