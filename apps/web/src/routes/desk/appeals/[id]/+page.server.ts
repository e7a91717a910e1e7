import { redirect } from '@sveltejs/kit';
import type { ErrorCode } from '@openhall/contracts/errors';
import type { DeskAppeal } from '@openhall/contracts/moderation';
import { getLocale, m } from '@openhall/messages/catalogue';
import { errorMessage } from '@openhall/messages/errors';
import type { Actions, PageServerLoad } from './$types';
import { readReasons } from '$lib/moderation/reasons.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';

const pathOf = (id: string) => `/desk/appeals/${encodeURIComponent(id)}`;

export const load: PageServerLoad = async (event) => {
  const [appeal, reasons] = await Promise.all([
    api(event).get<DeskAppeal>(pathOf(event.params.id)),
    readReasons(event),
  ]);
  const refusal = appeal.refusal && errorMessage(appeal.refusal as ErrorCode, {}, getLocale());
  return { appeal, reasons, refusal };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = { outcome: text(form, 'outcome'), answer: text(form, 'answer') };
    try {
      await api(event).post(`${pathOf(event.params.id)}/answer`, values);
    } catch (cause) {
      return failWith(cause, values, { outcome: m.moderation_act(), answer: m.appeals_answer_label() });
    }
    setFlash(event, m.appeals_answered());
    redirect(303, '/desk/appeals');
  },
};
