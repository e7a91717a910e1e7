import { redirect } from '@sveltejs/kit';
import type { CodeSent, Me } from '@openhall/contracts/identity';
import { getLocale, m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';
import { forgetPending, keepPending, readPending } from '$lib/server/pending-sign-in.js';

function pendingOrStart(event: RequestEvent) {
  const pending = readPending(event);
  if (!pending) redirect(303, '/sign-in');
  return pending;
}

export const load: PageServerLoad = (event) => {
  const pending = pendingOrStart(event as RequestEvent);
  if (event.locals.bootstrap.account) redirect(303, pending.return);
  return { pending };
};

export const actions: Actions = {
  enter: async (event) => {
    const pending = pendingOrStart(event);
    const code = text(await event.request.formData(), 'code').trim();
    let me: Me;
    try {
      me = await api(event).post<Me>('/sign-in/sessions', { email: pending.email, code });
    } catch (cause) {
      return failWith(cause, { code }, { code: m.account_code() });
    }
    forgetPending(event);
    setFlash(event, m.account_signed_in({ name: me.displayName }));
    redirect(303, pending.return);
  },
  resend: async (event) => {
    const pending = pendingOrStart(event);
    try {
      const sent = await api(event).post<CodeSent>('/sign-in/codes', {
        email: pending.email,
        locale: getLocale(),
      });
      keepPending(event, { ...sent, return: pending.return });
    } catch (cause) {
      return failWith(cause, { code: '' });
    }
    setFlash(event, m.account_code_sent_again());
    redirect(303, '/sign-in/code');
  },
};
