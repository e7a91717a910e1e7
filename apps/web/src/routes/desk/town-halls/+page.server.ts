import type { DeskHall } from '@openhall/contracts/townhall';
import type { Page } from '@openhall/contracts/pages';
import { roleAtLeast } from '@openhall/domain/accounts';
import type { PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { api } from '$lib/server/api.js';
import { isOver, meets } from '$lib/townhall/words.js';

export const load: PageServerLoad = async (event) => {
  const me = requireRole(event, 'moderator');
  const cursor = event.url.searchParams.get('cursor');
  const query = cursor ? `?${new URLSearchParams({ cursor })}` : '';
  const { items, next } = await api(event).get<Page<DeskHall>>(`/desk/town-halls${query}`);
  return {
    live: items.filter(({ phase }) => meets(phase)),
    coming: items.filter(({ phase }) => phase === 'scheduled'),
    past: items.filter(({ phase }) => isOver(phase)),
    next,
    isOfficer: roleAtLeast(me.role, 'officer'),
  };
};
