import { isHttpError, redirect } from '@sveltejs/kit';
import type { ProposalPage } from '@openhall/contracts/proposals';
import type { PageServerLoad, PageServerLoadEvent } from './$types';
import { filterQuery, filtersIn } from '$lib/proposals/filter-query.js';
import { api } from '$lib/server/api.js';

const cookie = 'seed';
const aMonth = 30 * 24 * 60 * 60;
const seeds = 2 ** 32;

/** Each visitor has an order of their own, and keeps it: pages fit together, and coming back finds the same. */
function seedOf({ cookies, url }: PageServerLoadEvent): number {
  const kept = Number(cookies.get(cookie));
  if (Number.isInteger(kept) && kept > 0 && kept < seeds) return kept;
  const [drawn = 1] = crypto.getRandomValues(new Uint32Array(1));
  const seed = drawn || 1;
  cookies.set(cookie, String(seed), {
    path: '/consultations',
    maxAge: aMonth,
    sameSite: 'lax',
    httpOnly: true,
    secure: url.protocol === 'https:',
  });
  return seed;
}

export const load: PageServerLoad = async (event) => {
  const { params, parent, url } = event;
  const seed = seedOf(event);
  const { consultation, terms } = await parent();
  const filters = filtersIn(url.searchParams, { terms, countsHidden: consultation.countsHidden });
  const query = filterQuery(filters);
  query.set('order', filters.order);
  if (filters.order === 'random') query.set('seed', String(seed));
  const cursor = url.searchParams.get('cursor');
  if (cursor) query.set('cursor', cursor);
  try {
    const path = `/consultations/${encodeURIComponent(params.slug)}/proposals?${query}`;
    return { filters, proposals: await api(event).get<ProposalPage>(path) };
  } catch (cause) {
    // A link that somebody else's order was in, or one that is too old: the list from its start.
    if (!cursor || !isHttpError(cause, 400)) throw cause;
    redirect(303, `${url.pathname}?${filterQuery(filters)}`);
  }
};
