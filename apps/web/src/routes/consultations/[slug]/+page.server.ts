import type { ProposalPage } from '@openhall/contracts/proposals';
import type { VoteSummary } from '@openhall/contracts/voting';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { hallsFor } from '$lib/townhall/halls.server.js';

const shown = 3;

export const load: PageServerLoad = async (event) => {
  const { consultation } = await event.parent();
  const slug = encodeURIComponent(event.params.slug);
  const [proposals, votes, coming, past] = await Promise.all([
    consultation.proposalCount > 0
      ? api(event).get<ProposalPage>(`/consultations/${slug}/proposals?order=newest`)
      : { items: [] },
    api(event).get<VoteSummary[]>(`/consultations/${slug}/votes`),
    hallsFor(event, { when: 'coming', consultation: consultation.slug }),
    hallsFor(event, { when: 'past', consultation: consultation.slug }),
  ]);
  return {
    newest: proposals.items.slice(0, shown),
    votes,
    halls: [...coming, ...past],
  };
};
