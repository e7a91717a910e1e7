import type { Transparency } from '@openhall/contracts/moderation';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const asked = Number(event.url.searchParams.get('year'));
  const year = Number.isInteger(asked) && asked >= 2000 && asked < 10_000 ? asked : null;
  const query = year === null ? '' : `?from=${Date.UTC(year, 0)}&to=${Date.UTC(year + 1, 0)}`;
  return { year, query, figures: await api(event).get<Transparency>(`/transparency${query}`) };
};
