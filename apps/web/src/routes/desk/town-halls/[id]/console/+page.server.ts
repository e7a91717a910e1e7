import type { ConsoleView, HallPerson } from '@openhall/contracts/townhall';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { api } from '$lib/server/api.js';
import { consoleActions } from '$lib/townhall/console/console-actions.server.js';

export const load: PageServerLoad = async (event) => {
  const me = requireRole(event, 'moderator');
  const path = `/desk/town-halls/${encodeURIComponent(event.params.id)}`;
  const words = event.url.searchParams.get('people');
  const query = new URLSearchParams({ query: words ?? '' });
  const [console, people] = await Promise.all([
    api(event).get<ConsoleView>(`${path}/console`),
    words === null ? null : api(event).get<HallPerson[]>(`${path}/people?${query}`),
  ]);
  return { me, console, people, bare: true };
};

export const actions: Actions = consoleActions;
