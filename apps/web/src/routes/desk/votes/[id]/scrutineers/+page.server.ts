import { redirect } from '@sveltejs/kit';
import type { ScrutineerView } from '@openhall/contracts/voting';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { deskVote, readPlan } from '$lib/desk/voting/plan.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  const { plan, consultation } = await readPlan(event);
  const scrutineers = await api(event).get<ScrutineerView[]>(`${deskVote(event)}/scrutineers`);
  return { plan, scrutineers, timeZone: consultation.timeZone };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const invitation = { name: text(form, 'name'), email: text(form, 'email').trim() };
    try {
      const path = `${deskVote(event)}/scrutineers/invitations`;
      await api(event).post<ScrutineerView[]>(path, invitation, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, invitation, { email: m.vote_desk_scrutineer_email() });
    }
    setFlash(event, m.vote_desk_scrutineer_sent({ name: invitation.name, email: invitation.email }));
    redirect(303, `${deskVote(event)}/scrutineers`);
  },
};
