import type { ProposalPage } from '@openhall/contracts/proposals';
import type { PageServerLoad } from './$types';
import { roomHead } from '$lib/consultations/room-head.server.js';
import { api } from '$lib/server/api.js';

const shown = 3;

export const load: PageServerLoad = async (event) => {
  const { consultation } = await event.parent();
  const seq = await roomHead(event, `consultation:${consultation.id}`);
  if (consultation.proposalCount === 0) return { seq, newest: [] };
  const path = `/consultations/${encodeURIComponent(event.params.slug)}/proposals?order=newest`;
  const { items } = await api(event).get<ProposalPage>(path);
  return { seq, newest: items.slice(0, shown) };
};
