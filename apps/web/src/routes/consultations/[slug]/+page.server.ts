import type { ProposalPage } from '@openhall/contracts/proposals';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

const shown = 3;

export const load: PageServerLoad = async (event) => {
  const { consultation } = await event.parent();
  if (consultation.proposalCount === 0) return { newest: [] };
  const path = `/consultations/${encodeURIComponent(event.params.slug)}/proposals?order=newest`;
  const { items } = await api(event).get<ProposalPage>(path);
  return { newest: items.slice(0, shown) };
};
