import { fail } from '@sveltejs/kit';
import type { RegisterPage } from '@openhall/contracts/voting';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { replaceRegister } from '$lib/desk/voting/register.server.js';
import { api } from '$lib/server/api.js';
import { failWith } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  requireRole(event, 'officer');
  const asked = new URLSearchParams();
  for (const name of ['query', 'cursor']) {
    const value = event.url.searchParams.get(name);
    if (value) asked.set(name, value);
  }
  const query = asked.size > 0 ? `?${asked.toString()}` : '';
  return {
    register: await api(event).get<RegisterPage>(`/desk/register${query}`),
    query: asked.get('query') ?? '',
  };
};

export const actions: Actions = {
  /** The file is the whole register from then on. */
  default: async (event) => {
    const form = await event.request.formData();
    const file = form.get('file');
    if (!(file instanceof File) || file.size === 0) {
      const message = m.vote_desk_register_no_file();
      const fields = [{ name: 'file', message, label: m.vote_desk_register_file() }];
      return fail(422, { problem: { code: 'invalid_request', message, fields }, values: {} });
    }
    const claimed = form.get('remove') === 'on' ? 'remove' : 'keep';
    try {
      return { taken: await replaceRegister(event, await file.text(), claimed) };
    } catch (cause) {
      return failWith(cause, {});
    }
  },
};
