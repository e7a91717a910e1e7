import type { ConsultationSummary } from '@openhall/contracts/consultations';
import type { Page } from '@openhall/contracts/pages';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const query = new URLSearchParams({ locale: event.locals.locale });
  const cursor = event.url.searchParams.get('cursor');
  if (cursor) query.set('cursor', cursor);
  return { consultations: await api(event).get<Page<ConsultationSummary>>(`/desk/consultations?${query}`) };
};
