import type { Consultation } from '@openhall/contracts/consultations';
import type { ProposalPage } from '@openhall/contracts/proposals';
import type { VoteSummary } from '@openhall/contracts/voting';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

/** A consultation as other sites show it, for reading alone. */
export const load: PageServerLoad = async (event) => {
  const path = `/consultations/${encodeURIComponent(event.params.slug)}`;
  const consultation = await api(event).get<Consultation>(`${path}?locale=${event.locals.locale}`);
  const order = consultation.countsHidden ? 'random' : 'supported';
  const [proposals, votes] = await Promise.all([
    api(event).get<ProposalPage>(`${path}/proposals?order=${order}`),
    api(event).get<VoteSummary[]>(`${path}/votes`),
  ]);
  event.locals.embeddable = consultation.state !== 'draft';
  return { bare: true, consultation, proposals: proposals.items.slice(0, 5), votes };
};
