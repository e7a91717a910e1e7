import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  default: async (event) => {
    await api(event).delete('/session');
    setFlash(event, m.account_signed_out());
    redirect(303, '/');
  },
};
