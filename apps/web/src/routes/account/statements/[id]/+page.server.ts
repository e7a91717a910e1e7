import { redirect } from '@sveltejs/kit';
import type { StatementView } from '@openhall/contracts/moderation';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { readReasons } from '$lib/moderation/reasons.server.js';
import { api, askToSignIn } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';

const pathOf = (id: string) => `/account/statements/${encodeURIComponent(id)}`;

export const load: PageServerLoad = async (event) => {
  if (!event.locals.bootstrap.account) askToSignIn(event);
  const [statement, reasons] = await Promise.all([
    api(event).get<StatementView>(pathOf(event.params.id)),
    readReasons(event),
  ]);
  return { statement, reasons };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = { words: text(form, 'words') };
    try {
      await api(event).post(`${pathOf(event.params.id)}/appeal`, values);
    } catch (cause) {
      return failWith(cause, values, { words: m.statement_appeal_label() });
    }
    setFlash(event, m.statement_appeal_sent());
    redirect(303, pathOf(event.params.id));
  },
};
