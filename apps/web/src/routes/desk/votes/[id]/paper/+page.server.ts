import { fail, redirect } from '@sveltejs/kit';
import type { PaperBallots } from '@openhall/contracts/voting';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { askedBy, deskVote, previewOf, readPlan } from '$lib/desk/voting/plan.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';
import { filledBallot } from '$lib/voting/vote.server.js';

export const load: PageServerLoad = async (event) => {
  const { plan } = await readPlan(event);
  return { plan, vote: previewOf(plan), ballotForm: askedBy(plan).form };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const { plan } = await readPlan(event);
    const { ballot, problem, values } = filledBallot(form, previewOf(plan));
    const typed = { values, entitlement: text(form, 'entitlement').trim() };
    if (ballot === null) return fail(422, { problem, values: typed });
    try {
      const paper: PaperBallots = { ballots: [{ ballot, entitlement: typed.entitlement }] };
      await api(event).post(`${deskVote(event)}/paper-ballots`, paper);
    } catch (cause) {
      return failWith(cause, typed, { entitlement: m.vote_desk_paper_whose() });
    }
    setFlash(event, m.vote_desk_paper_added());
    redirect(303, `${deskVote(event)}/paper`);
  },
};
