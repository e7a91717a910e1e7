import type { Consultation } from '@openhall/contracts/consultations';
import type { Terms } from '@openhall/contracts/council';
import type { LayoutServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: LayoutServerLoad = async (event) => {
  const slug = encodeURIComponent(event.params.slug);
  const [consultation, terms] = await Promise.all([
    api(event).get<Consultation>(`/consultations/${slug}?locale=${event.locals.locale}`),
    api(event).get<Terms>('/terms?archived=true'),
  ]);
  return { consultation, terms };
};
