import { redirect } from '@sveltejs/kit';
import type { Person, Role } from '@openhall/contracts/identity';
import type { Page } from '@openhall/contracts/pages';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const query = new URLSearchParams();
  for (const name of ['query', 'cursor']) {
    const value = searchParams.get(name);
    if (value) query.set(name, value);
  }
  const people = await api(event).get<Page<Person>>(`/people?${query}`);
  return { people, search: searchParams.get('query') ?? '' };
};

const nothing = { of: '', email: '', displayName: '', locale: '', role: '' };

export const actions: Actions = {
  invite: async (event) => {
    const form = await event.request.formData();
    const invitation = {
      email: text(form, 'email'),
      displayName: text(form, 'displayName'),
      role: text(form, 'role') as Role,
      locale: text(form, 'locale'),
    };
    const labels = {
      email: m.settings_person_email(),
      displayName: m.settings_person_name(),
      role: m.settings_role(),
      locale: m.common_language(),
    };
    try {
      await api(event).post<Person>('/people/invitations', invitation, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, { ...nothing, ...invitation, of: 'invite' }, labels);
    }
    setFlash(event, m.settings_invited({ email: invitation.email }));
    redirect(303, '/desk/people');
  },
  role: async (event) => {
    const form = await event.request.formData();
    const id = text(form, 'id');
    const role = text(form, 'role') as Role;
    try {
      await api(event).patch<Person>(`/people/${encodeURIComponent(id)}`, { role });
    } catch (cause) {
      return failWith(cause, { ...nothing, role, of: id }, { role: m.settings_role() });
    }
    setFlash(event, m.settings_role_changed());
    redirect(303, `/desk/people${event.url.search.replace(/^\?\/role&?/, '?')}`);
  },
};
