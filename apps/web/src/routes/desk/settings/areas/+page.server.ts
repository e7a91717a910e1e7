import type { Terms } from '@openhall/contracts/council';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { termActions } from '$lib/desk/term-actions.server.js';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'administrator');
  return { terms: (await api(event).get<Terms>('/terms?archived=true')).areas };
};

export const actions: Actions = termActions('areas');
