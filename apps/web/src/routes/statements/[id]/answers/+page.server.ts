import type { OwnAnswer, RoundView } from '@openhall/contracts/statements';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const path = `/statement-rounds/${encodeURIComponent(event.params.id)}`;
  const [round, answers] = await Promise.all([
    api(event).get<RoundView>(path),
    api(event).get<OwnAnswer[]>(`${path}/answers`),
  ]);
  return { round, answers };
};
