import type { HallPage } from '@openhall/contracts/townhall';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { meets } from '$lib/townhall/words.js';

const parts = ['coming', 'past'] as const;

export const load: PageServerLoad = async (event) => {
  const { url } = event;
  const ask = async (when: (typeof parts)[number]) => {
    const query = new URLSearchParams({ when });
    const cursor = url.searchParams.get(when);
    if (cursor) query.set('cursor', cursor);
    return { when, ...(await api(event).get<HallPage>(`/town-halls?${query}`)) };
  };
  // Going on in one part shows that part alone.
  const only = parts.find((part) => url.searchParams.has(part));
  const read = await Promise.all((only ? [only] : parts).map(ask));
  return {
    live: read.flatMap(({ items }) => items.filter(({ phase }) => meets(phase))),
    parts: read.map((part) => ({ ...part, items: part.items.filter(({ phase }) => !meets(phase)) })),
  };
};
