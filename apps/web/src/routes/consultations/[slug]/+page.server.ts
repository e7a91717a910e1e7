import type { ProposalPage } from '@openhall/contracts/proposals';
import type { RoundSummary } from '@openhall/contracts/statements';
import type { VoteSummary } from '@openhall/contracts/voting';
import type { PageServerLoad } from './$types';
import type { ConclusionView } from '@openhall/contracts/notifications';
import { followOf } from '$lib/following/follow.server.js';
import { api } from '$lib/server/api.js';
import { hallsFor } from '$lib/townhall/halls.server.js';

const shown = 3;

export const load: PageServerLoad = async (event) => {
  const { consultation } = await event.parent();
  const slug = encodeURIComponent(event.params.slug);
  const [proposals, votes, rounds, coming, past, follow, conclusion] = await Promise.all([
    consultation.proposalCount > 0
      ? api(event).get<ProposalPage>(`/consultations/${slug}/proposals?order=newest`)
      : { items: [] },
    api(event).get<VoteSummary[]>(`/consultations/${slug}/votes`),
    api(event).get<RoundSummary[]>(`/consultations/${slug}/statement-rounds`),
    hallsFor(event, { when: 'coming', consultation: consultation.slug }),
    hallsFor(event, { when: 'past', consultation: consultation.slug }),
    followOf(event, 'consultation', consultation.id),
    api(event).find<ConclusionView>(`/consultations/${slug}/conclusion`),
  ]);
  return {
    newest: proposals.items.slice(0, shown),
    votes,
    rounds,
    halls: [...coming, ...past],
    follow,
    concluded: conclusion !== null,
  };
};
