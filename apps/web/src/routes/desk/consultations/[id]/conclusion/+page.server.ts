import { redirect } from '@sveltejs/kit';
import type { ConclusionDraft } from '@openhall/contracts/notifications';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, optionalText, text } from '$lib/server/forms.js';

const pathOf = (id: string) => `/desk/consultations/${encodeURIComponent(id)}/conclusion`;

export const load: PageServerLoad = async (event) => ({
  state: await api(event).get<ConclusionDraft>(pathOf(event.params.id)),
});

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = { words: text(form, 'words'), notConsidered: text(form, 'notConsidered') };
    const conclusion = {
      words: values.words,
      notConsidered: optionalText(form, 'notConsidered'),
      lang: event.locals.locale,
    };
    try {
      await api(event).post(pathOf(event.params.id), conclusion);
    } catch (cause) {
      const labels = { words: m.conclusion_words(), notConsidered: m.conclusion_why() };
      return failWith(cause, values, labels);
    }
    setFlash(event, m.conclusion_published());
    redirect(303, pathOf(event.params.id));
  },
};
