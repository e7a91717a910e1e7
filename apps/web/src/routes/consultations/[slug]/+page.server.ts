import type { ProposalPage } from '@openhall/contracts/proposals';
import type { VoteSummary } from '@openhall/contracts/voting';
import type { PageServerLoad, PageServerLoadEvent } from './$types';
import type { ConclusionView } from '@openhall/contracts/notifications';
import { followOf } from '$lib/following/follow.server.js';
import { api, ApiError } from '$lib/server/api.js';
import { hallsFor } from '$lib/townhall/halls.server.js';

const shown = 3;

/** What the council did with it; null until it says so. */
async function conclusionOf(event: PageServerLoadEvent): Promise<ConclusionView | null> {
  const path = `/consultations/${encodeURIComponent(event.params.slug)}/conclusion`;
  try {
    return await api(event).get<ConclusionView>(path);
  } catch (cause) {
    if (cause instanceof ApiError && cause.problem.code === 'not_found') return null;
    throw cause;
  }
}

export const load: PageServerLoad = async (event) => {
  const { consultation } = await event.parent();
  const slug = encodeURIComponent(event.params.slug);
  const [proposals, votes, coming, past, follow, conclusion] = await Promise.all([
    consultation.proposalCount > 0
      ? api(event).get<ProposalPage>(`/consultations/${slug}/proposals?order=newest`)
      : { items: [] },
    api(event).get<VoteSummary[]>(`/consultations/${slug}/votes`),
    hallsFor(event, 'coming'),
    hallsFor(event, 'past'),
    followOf(event, 'consultation', consultation.id),
    conclusionOf(event),
  ]);
  return {
    newest: proposals.items.slice(0, shown),
    votes,
    follow,
    concluded: conclusion !== null,
    halls: [...coming, ...past].filter((hall) => hall.consultation?.slug === consultation.slug),
  };
};
