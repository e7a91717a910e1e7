import type { VoteSummary } from '@openhall/contracts/voting';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => ({
  votes: await api(event).get<VoteSummary[]>(`/consultations/${encodeURIComponent(event.params.slug)}/votes`),
});
