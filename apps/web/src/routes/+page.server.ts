import { redirect } from '@sveltejs/kit';
import type { ConsultationSummary } from '@openhall/contracts/consultations';
import type { Page } from '@openhall/contracts/pages';
import type { Role } from '@openhall/contracts/identity';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { failWith, text } from '$lib/server/forms.js';
import { hallsFor } from '$lib/townhall/halls.server.js';
import { meets } from '$lib/townhall/words.js';

const fewest = 5;

export const load: PageServerLoad = async (event) => {
  const ask = (status: string) =>
    api(event).get<Page<ConsultationSummary>>(`/consultations?status=${status}`);
  const [open, upcoming, closed, halls] = await Promise.all([
    ask('open'),
    ask('upcoming'),
    ask('closed'),
    hallsFor(event, { when: 'coming' }),
  ]);
  return {
    halls: halls.filter(({ phase }) => meets(phase)),
    open: open.items,
    more: open.next !== null,
    upcoming: upcoming.items.slice(0, fewest),
    closed: closed.items.slice(0, fewest),
  };
};

export const actions: Actions = {
  /** Demo only: signs in with one press. The API refuses it elsewhere. */
  demo: async (event) => {
    const form = await event.request.formData();
    const as = text(form, 'as') as Role;
    try {
      await api(event).post('/demo/sessions', { as });
    } catch (cause) {
      return failWith(cause, { as });
    }
    redirect(303, as === 'resident' ? '/' : '/desk');
  },
};
