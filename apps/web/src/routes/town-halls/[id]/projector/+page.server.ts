import type { ProjectorView } from '@openhall/contracts/townhall';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const path = `/town-halls/${encodeURIComponent(event.params.id)}/projector`;
  return { projector: await api(event).get<ProjectorView>(path), bare: true };
};
