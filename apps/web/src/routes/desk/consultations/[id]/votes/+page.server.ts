import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { VotePlan, VotePlanView } from '@openhall/contracts/voting';
import { spendsBudget, usualRules, votingMethods } from '@openhall/domain/voting';
import type { Actions, PageServerLoad } from './$types';
import { draftForCommand } from '$lib/desk/consultation-change.server.js';
import { usualCurrency } from '$lib/desk/voting/plan-values.js';
import { api } from '$lib/server/api.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => ({
  votes: await api(event).get<VotePlanView[]>(
    `/desk/consultations/${encodeURIComponent(event.params.id)}/votes`,
  ),
});

export const actions: Actions = {
  /** Makes a draft with the usual rules, in the consultation's voting phase where it has one. */
  default: async (event) => {
    const form = await event.request.formData();
    const values = { question: text(form, 'question'), method: text(form, 'method') };
    let made: VotePlanView;
    try {
      const draft = await draftForCommand(event);
      const phase = draft.phases.find(({ kind }) => kind === 'vote') ?? draft.phases.at(-1);
      const method = votingMethods.find((one) => one === values.method) ?? 'single-choice';
      const plan: VotePlan = {
        phaseId: phase?.id ?? '',
        question: values.question,
        description: '',
        lang: draft.defaultLocale,
        rules: { ...usualRules, method, currency: spendsBudget(method) ? usualCurrency : null },
        options: [],
        electorate: 'email',
        publication: 'open',
        turnoutShown: true,
        rehearsal: false,
        scrutineers: [],
      };
      const path = `/desk/consultations/${encodeURIComponent(event.params.id)}/votes`;
      made = await api(event).post<VotePlanView>(path, plan, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, values, { question: m.vote_desk_question() });
    }
    redirect(303, `/desk/votes/${made.id}`);
  },
};
