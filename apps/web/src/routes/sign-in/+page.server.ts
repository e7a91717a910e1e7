import { redirect } from '@sveltejs/kit';
import type { CodeSent } from '@openhall/contracts/identity';
import { getLocale, m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { api, safeReturn } from '$lib/server/api.js';
import { failWith, text } from '$lib/server/forms.js';
import { forgetPending, keepPending, readPending } from '$lib/server/pending-sign-in.js';

export const load: PageServerLoad = (event) => {
  const back = safeReturn(event.url.searchParams.get('return'));
  if (event.locals.bootstrap.account) redirect(303, back);
  const pending = readPending(event);
  if (event.url.searchParams.has('another')) forgetPending(event);
  else if (pending && pending.expiresAt > Date.now()) redirect(303, '/sign-in/code');
  return { back, email: event.url.searchParams.get('email') ?? '' };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const email = text(form, 'email').trim();
    const back = safeReturn(form.get('return'));
    try {
      const sent = await api(event).post<CodeSent>('/sign-in/codes', { email, locale: getLocale() });
      keepPending(event, { ...sent, return: back });
    } catch (cause) {
      return failWith(cause, { email, back }, { email: m.account_email() });
    }
    redirect(303, '/sign-in/code');
  },
};
