import type { DeskHall } from '@openhall/contracts/townhall';
import type { Page } from '@openhall/contracts/pages';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { api } from '$lib/server/api.js';
import { arrangePlan, planChoices, savedPlan, savePlan } from '$lib/townhall/desk/plan-actions.server.js';
import { asTemplate, blankPlan } from '$lib/townhall/desk/plan-form.js';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'officer');
  const template = event.url.searchParams.get('template');
  const [choices, earlier, copied] = await Promise.all([
    planChoices(event),
    api(event).get<Page<DeskHall>>('/desk/town-halls'),
    template ? savedPlan(event, template) : null,
  ]);
  const { council } = event.locals.bootstrap;
  const zone = earlier.items[0]?.timeZone ?? choices.consultations[0]?.timeZone ?? 'UTC';
  const now = Date.now();
  return {
    ...choices,
    template,
    earlier: earlier.items.map(({ id, title, startsAt, timeZone }) => ({ id, title, startsAt, timeZone })),
    fields: copied ? asTemplate(copied.fields, now) : blankPlan(now, council.defaultLocale, zone),
  };
};

export const actions: Actions = {
  arrange: arrangePlan,
  save: (event) => savePlan(event, null),
};
