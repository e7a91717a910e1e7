import { error, redirect } from '@sveltejs/kit';
import { instantOf, localDateTimeOf } from '@openhall/domain/phases';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { draftForCommand } from '$lib/desk/consultation-change.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  const { draft } = await event.parent();
  const place = draft.phases.findIndex(({ id }) => id === event.params.phase);
  const phase = draft.phases[place];
  if (!phase) error(404, { message: 'Not found', code: 'not_found' });
  return {
    phase,
    next: draft.phases[place + 1] ?? null,
    closes: localDateTimeOf(phase.closesAt, draft.timeZone),
  };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = { closesAt: text(form, 'closesAt'), note: text(form, 'note') };
    const labels = { closesAt: m.desk_extend_closes(), note: m.desk_extend_note() };
    const path = `/desk/consultations/${encodeURIComponent(event.params.id)}`;
    try {
      const { timeZone } = await draftForCommand(event);
      const extension = { closesAt: instantOf(values.closesAt, timeZone) ?? null, note: values.note };
      const phase = encodeURIComponent(event.params.phase);
      await api(event).post(`${path}/phases/${phase}/extensions`, extension, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, values, labels);
    }
    setFlash(event, m.desk_extended());
    redirect(303, path);
  },
};
