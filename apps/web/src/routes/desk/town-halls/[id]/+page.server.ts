import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { ProjectorView } from '@openhall/contracts/townhall';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith } from '$lib/server/forms.js';
import { arrangePlan, planChoices, savedPlan, savePlan } from '$lib/townhall/desk/plan-actions.server.js';
import { blankPlan } from '$lib/townhall/desk/plan-form.js';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'officer');
  const { id } = event.params;
  const [choices, saved, projector] = await Promise.all([
    planChoices(event),
    savedPlan(event, id),
    api(event).get<ProjectorView>(`/town-halls/${encodeURIComponent(id)}/projector`),
  ]);
  const { code, joinUrl, qr, title } = projector;
  return { ...choices, ...saved, join: { code, joinUrl, qr, title } };
};

export const actions: Actions = {
  arrange: arrangePlan,
  save: (event) => savePlan(event, event.params.id),
  remove: async (event) => {
    try {
      await api(event).delete(`/desk/town-halls/${encodeURIComponent(event.params.id)}`);
    } catch (cause) {
      const { locale } = event.locals;
      const fields = blankPlan(Date.now(), locale, 'UTC');
      return failWith(cause, { fields, version: 0, conflict: null, arranged: false, place: 'remove' });
    }
    setFlash(event, m.hall_desk_removed());
    redirect(303, '/desk/town-halls');
  },
};
