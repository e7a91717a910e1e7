import { redirect } from '@sveltejs/kit';
import type { OwnRegisterEntry, RegisterClaim } from '@openhall/contracts/voting';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { api, safeReturn, signInAddress } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  if (!event.locals.bootstrap.account) redirect(303, signInAddress(event.url));
  return api(event).get<OwnRegisterEntry>('/account/register-entry');
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const claim: RegisterClaim = {
      reference: text(form, 'reference').trim(),
      check: text(form, 'check').trim(),
    };
    try {
      await api(event).post('/account/register-claim', claim, idempotencyKey(form));
    } catch (cause) {
      const labels = { reference: m.vote_claim_reference(), check: m.vote_claim_check() };
      return failWith(cause, { ...claim }, labels);
    }
    setFlash(event, m.vote_claim_done());
    const back = event.url.searchParams.get('return');
    redirect(303, back ? safeReturn(back) : '/account');
  },
};
