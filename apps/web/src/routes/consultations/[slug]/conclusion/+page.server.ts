import type { ConclusionView } from '@openhall/contracts/notifications';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => ({
  slug: event.params.slug,
  conclusion: await api(event).get<ConclusionView>(
    `/consultations/${encodeURIComponent(event.params.slug)}/conclusion`,
  ),
});
