import type { ConsultationSummary } from '@openhall/contracts/consultations';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

const parts = ['open', 'upcoming', 'closed'] as const;
type Part = (typeof parts)[number];

export const load: PageServerLoad = async (event) => {
  const { url, locals } = event;
  const search = (url.searchParams.get('query') ?? '').trim().slice(0, limits.search.max);
  const ask = async (status: Part) => {
    const query = new URLSearchParams({ status, locale: locals.locale });
    if (search) query.set('query', search);
    const cursor = url.searchParams.get(status);
    if (cursor) query.set('cursor', cursor);
    return { status, ...(await api(event).get<Page<ConsultationSummary>>(`/consultations?${query}`)) };
  };
  // Going on in one part shows that part alone.
  const only = parts.find((part) => url.searchParams.has(part));
  return { search, only: only ?? null, parts: await Promise.all((only ? [only] : parts).map(ask)) };
};
