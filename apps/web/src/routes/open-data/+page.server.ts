import type { OpenData } from '@openhall/contracts/open-data';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => ({
  openData: await api(event).get<OpenData>(`/open-data?locale=${event.locals.locale}`),
  origin: event.url.origin,
});
