import type { Actions, PageServerLoad } from './$types';
import { askForFile, callOffFile, exportsOf } from '$lib/exports/exports.server.js';

const pathOf = (slug: string) => `/consultations/${encodeURIComponent(slug)}`;

export const load: PageServerLoad = async (event) => ({
  exports: await exportsOf(event, pathOf(event.params.slug)),
  locale: event.locals.locale,
});

export const actions: Actions = {
  ask: (event) => askForFile(event, pathOf(event.params.slug)),
  callOff: (event) => callOffFile(event),
};
