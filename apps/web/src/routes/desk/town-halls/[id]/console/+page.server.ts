import type { ConsoleView } from '@openhall/contracts/townhall';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { api } from '$lib/server/api.js';
import { consoleActions } from '$lib/townhall/console/console-actions.server.js';

export const load: PageServerLoad = async (event) => {
  const me = requireRole(event, 'moderator');
  const path = `/desk/town-halls/${encodeURIComponent(event.params.id)}/console`;
  return { me, console: await api(event).get<ConsoleView>(path), bare: true };
};

export const actions: Actions = consoleActions;
