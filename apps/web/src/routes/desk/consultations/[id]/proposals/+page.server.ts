import type { Consultation } from '@openhall/contracts/consultations';
import type { ProposalPage } from '@openhall/contracts/proposals';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const { draft } = await event.parent();
  const path = `/consultations/${encodeURIComponent(draft.slug)}`;
  const { countsHidden } = await api(event).get<Consultation>(path);
  const status = event.url.searchParams.get('status') === 'answered' ? 'answered' : 'open';
  // While counts are hidden, the order must not tell them either.
  const query = new URLSearchParams({ status, order: countsHidden ? 'newest' : 'supported' });
  const cursor = event.url.searchParams.get('cursor');
  if (cursor) query.set('cursor', cursor);
  const proposals = await api(event).get<ProposalPage>(`${path}/proposals?${query}`);
  return { proposals, status, countsHidden };
};
