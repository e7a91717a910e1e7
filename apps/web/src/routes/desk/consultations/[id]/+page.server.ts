import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { Actions } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey } from '$lib/server/forms.js';

export const actions: Actions = {
  publish: async (event) => {
    const form = await event.request.formData();
    const path = `/desk/consultations/${encodeURIComponent(event.params.id)}`;
    try {
      await api(event).post(`${path}/publication`, undefined, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, { act: 'publish' });
    }
    setFlash(event, m.desk_published());
    redirect(303, path);
  },
  remove: async (event) => {
    try {
      await api(event).delete(`/desk/consultations/${encodeURIComponent(event.params.id)}`);
    } catch (cause) {
      return failWith(cause, { act: 'remove' });
    }
    setFlash(event, m.desk_removed());
    redirect(303, '/desk/consultations');
  },
};
