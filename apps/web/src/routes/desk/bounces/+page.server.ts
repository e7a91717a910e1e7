import type { BounceView } from '@openhall/contracts/notifications';
import type { PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'officer');
  return { bounces: (await api(event).get<{ items: BounceView[] }>('/desk/bounces')).items };
};
