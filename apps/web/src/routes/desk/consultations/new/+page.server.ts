import { redirect } from '@sveltejs/kit';
import type { ConsultationDraft, ConsultationTemplate } from '@openhall/contracts/consultations';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';

export const load: PageServerLoad = (event) => {
  requireRole(event, 'officer');
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = {
      template: text(form, 'template') as ConsultationTemplate,
      title: text(form, 'title'),
      locale: text(form, 'locale'),
    };
    const labels = {
      template: m.desk_template(),
      title: m.desk_text_title(),
      locale: m.common_language(),
    };
    let draft: ConsultationDraft;
    try {
      draft = await api(event).post<ConsultationDraft>('/desk/consultations', values, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, values, labels);
    }
    setFlash(event, m.desk_created());
    redirect(303, `/desk/consultations/${draft.id}`);
  },
};
