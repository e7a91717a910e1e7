import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { askForFile, callOffFile, exportsOf } from '$lib/exports/exports.server.js';

const pathOf = (id: string) => `/desk/consultations/${encodeURIComponent(id)}`;

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'officer');
  return { exports: await exportsOf(event, pathOf(event.params.id)), locale: event.locals.locale };
};

export const actions: Actions = {
  ask: (event) => askForFile(event, pathOf(event.params.id)),
  callOff: (event) => callOffFile(event),
};
