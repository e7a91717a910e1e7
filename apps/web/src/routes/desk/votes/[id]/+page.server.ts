import { fail, redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { VotePlanView, VoteView } from '@openhall/contracts/voting';
import { usualRules, votingMethods } from '@openhall/domain/voting';
import type { Actions, PageServerLoad } from './$types';
import { arrangedOptions, withProposals } from '$lib/desk/voting/arranged-options.js';
import { acceptedProposals, askedBy, deskVote, readPlan } from '$lib/desk/voting/plan.server.js';
import {
  planOf,
  valuesInForm,
  valuesOfPlan,
  withMethod,
  writtenOptions,
} from '$lib/desk/voting/plan-values.js';
import { planLabels } from '$lib/desk/voting/plan-words.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  const { plan, consultation } = await readPlan(event);
  const isDraft = plan.state === 'draft' && consultation.state !== 'draft';
  const accepted = isDraft ? await acceptedProposals(event, consultation.slug) : [];
  const fingerprint =
    plan.state === 'draft' ? null : (await api(event).get<VoteView>(`/votes/${plan.id}`)).fingerprint;
  return { plan, consultation, accepted, fingerprint, asked: askedBy(plan) };
};

function shown(values: ReturnType<typeof valuesOfPlan>, form: FormData, arranged = false) {
  return { plan: values, version: Number(text(form, 'version')), arranged };
}

export const actions: Actions = {
  save: async (event) => {
    const form = await event.request.formData();
    const { plan } = await readPlan(event);
    const values = valuesInForm(form, valuesOfPlan(plan));
    values.options = writtenOptions(values.options);
    const sent = shown(values, form);
    try {
      const change = { ...planOf(values, plan), version: sent.version };
      await api(event).put<VotePlanView>(deskVote(event), change, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, sent, planLabels(values.options.length));
    }
    setFlash(event, m.common_saved());
    redirect(303, deskVote(event));
  },
  /** Adds, removes or moves an option. Nothing is saved yet. */
  arrange: async (event) => {
    const form = await event.request.formData();
    const values = valuesInForm(form, valuesOfPlan((await readPlan(event)).plan));
    values.options = arrangedOptions(values.options, text(form, 'arrange'));
    return fail(200, { problem: null, values: shown(values, form, true) });
  },
  /** Makes accepted proposals options. Nothing is saved yet. */
  take: async (event) => {
    const form = await event.request.formData();
    const { plan, consultation } = await readPlan(event);
    const values = valuesInForm(form, valuesOfPlan(plan));
    const wanted = new Set(form.getAll('take').map(String));
    const proposals = await acceptedProposals(event, consultation.slug);
    const chosen = proposals.filter(({ id }) => wanted.has(id));
    values.options = withProposals(values.options, chosen);
    return fail(200, { problem: null, values: shown(values, form, true) });
  },
  method: async (event) => {
    const form = await event.request.formData();
    const { plan } = await readPlan(event);
    const method = votingMethods.find((one) => one === text(form, 'method')) ?? plan.rules.method;
    try {
      const change = { ...withMethod(plan, method, usualRules), version: plan.version };
      await api(event).put<VotePlanView>(deskVote(event), planOnly(change), idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, { act: 'method' as const });
    }
    redirect(303, deskVote(event));
  },
  open: async (event) => {
    const form = await event.request.formData();
    try {
      await api(event).post(`${deskVote(event)}/opening`, undefined, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, { act: 'open' as const });
    }
    setFlash(event, m.vote_desk_opened());
    redirect(303, deskVote(event));
  },
  callOff: async (event) => {
    const form = await event.request.formData();
    const reason = text(form, 'reason');
    try {
      await api(event).post(`${deskVote(event)}/voiding`, { reason }, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, { act: 'callOff' as const }, { reason: m.vote_desk_reason() });
    }
    redirect(303, deskVote(event));
  },
  remove: async (event) => {
    const form = await event.request.formData();
    const { plan } = await readPlan(event);
    try {
      await api(event).delete(deskVote(event), undefined, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, { act: 'remove' as const });
    }
    redirect(303, `/desk/consultations/${plan.consultationId}/votes`);
  },
};

/** The plan and its version, without what only views have. */
function planOnly(view: ReturnType<typeof withMethod> & { version: number }) {
  const { phaseId, question, description, lang, rules, options, electorate, publication } = view;
  const { turnoutShown, rehearsal, scrutineers, version } = view;
  return {
    ...{ phaseId, question, description, lang, rules, options, electorate, publication },
    ...{ turnoutShown, rehearsal, scrutineers, version },
  };
}
