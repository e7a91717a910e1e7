import type { OpinionMap } from '@openhall/contracts/statements';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const circle = event.url.searchParams.get('circle') === 'verified' ? 'verified' : 'everybody';
  const id = encodeURIComponent(event.params.id);
  return { map: await api(event).get<OpinionMap>(`/statement-rounds/${id}/map?circle=${circle}`) };
};
