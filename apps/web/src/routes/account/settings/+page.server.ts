import { redirect } from '@sveltejs/kit';
import type { Me, SessionSummary } from '@openhall/contracts/identity';
import { isLocale, m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';
import { localeCookie } from '$lib/server/locale.js';

const aYear = 365 * 24 * 60 * 60;

export const load: PageServerLoad = async (event) => {
  const [me, sessions] = await Promise.all([
    api(event).get<Me>('/account'),
    api(event).get<SessionSummary[]>('/account/sessions'),
  ]);
  return { me, sessions };
};

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    const values = { form: 'save', displayName: text(form, 'displayName'), locale: text(form, 'locale') };
    try {
      await api(event).patch<Me>('/account', { displayName: values.displayName, locale: values.locale });
    } catch (cause) {
      return failWith(cause, values, { displayName: m.account_name(), locale: m.common_language() });
    }
    if (isLocale(values.locale)) {
      const secure = event.url.protocol === 'https:';
      event.cookies.set(localeCookie, values.locale, {
        path: '/',
        maxAge: aYear,
        sameSite: 'lax',
        httpOnly: true,
        secure,
      });
    }
    setFlash(event, m.common_saved());
    redirect(303, '/account/settings');
  },
  end: async (event) => {
    const id = text(await event.request.formData(), 'id');
    try {
      await api(event).delete(`/account/sessions/${encodeURIComponent(id)}`);
    } catch (cause) {
      return failWith(cause, { form: 'end' });
    }
    setFlash(event, m.account_session_ended());
    redirect(303, '/account/settings');
  },
  endAll: async (event) => {
    try {
      await api(event).delete('/account/sessions');
    } catch (cause) {
      return failWith(cause, { form: 'endAll' });
    }
    setFlash(event, m.account_signed_out_everywhere());
    redirect(303, '/');
  },
  delete: async (event) => {
    try {
      await api(event).delete('/account');
    } catch (cause) {
      return failWith(cause, { form: 'delete' });
    }
    setFlash(event, m.account_deleted());
    redirect(303, '/');
  },
};
