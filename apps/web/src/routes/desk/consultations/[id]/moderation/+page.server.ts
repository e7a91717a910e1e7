import { redirect } from '@sveltejs/kit';
import type { ConsultationModerationView } from '@openhall/contracts/moderation';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';

const pathOf = (id: string) => `/desk/consultations/${encodeURIComponent(id)}/moderation`;

export const load: PageServerLoad = async (event) => ({
  moderation: await api(event).get<ConsultationModerationView>(pathOf(event.params.id)),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = { rule: text(form, 'rule'), waitsOutsideHours: form.get('outside') === 'on' };
    try {
      await api(event).put(pathOf(event.params.id), values);
    } catch (cause) {
      return failWith(cause, values, { rule: m.moderation_settings_rule() });
    }
    setFlash(event, m.common_saved());
    redirect(303, pathOf(event.params.id));
  },
};
