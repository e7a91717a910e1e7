import { redirect } from '@sveltejs/kit';
import { isLocale } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { safeReturn } from '$lib/server/api.js';
import { text } from '$lib/server/forms.js';
import { localeCookie } from '$lib/server/locale.js';

const aYear = 365 * 24 * 60 * 60;

export const load: PageServerLoad = () => redirect(303, '/');

export const actions: Actions = {
  /** Remembers the language on this device and goes back to where the reader was. */
  default: async ({ request, cookies, locals, url }) => {
    const form = await request.formData();
    const wanted = text(form, 'locale');
    if (isLocale(wanted) && locals.bootstrap.council.locales.includes(wanted)) {
      const secure = url.protocol === 'https:';
      cookies.set(localeCookie, wanted, {
        path: '/',
        maxAge: aYear,
        sameSite: 'lax',
        httpOnly: true,
        secure,
      });
    }
    redirect(303, safeReturn(form.get('return')));
  },
};
