import { redirect } from '@sveltejs/kit';
import type { DecisionAct, ReportedContribution, ReportReason } from '@openhall/contracts/moderation';
import type { Proposal } from '@openhall/contracts/proposals';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  const { type, id } = event.params;
  const item = await api(event).get<ReportedContribution>(
    `/desk/reports/${encodeURIComponent(type)}/${encodeURIComponent(id)}`,
  );
  const proposal = await api(event).get<Proposal>(
    `/proposals/${item.proposalId}?locale=${event.locals.locale}`,
  );
  const { consultation } = proposal;
  return { item, proposal: { title: proposal.title, lang: proposal.lang }, consultation };
};

export const actions: Actions = {
  default: async (event) => {
    const form = await event.request.formData();
    const values = {
      act: text(form, 'act') as DecisionAct,
      reason: text(form, 'reason') as ReportReason,
      note: text(form, 'note'),
    };
    const labels = { act: m.moderation_act(), reason: m.moderation_reason(), note: m.moderation_note() };
    const { type, id } = event.params;
    const decision = { subjectType: type, subjectId: id, ...values };
    try {
      await api(event).post('/desk/decisions', decision, idempotencyKey(form));
    } catch (cause) {
      return failWith(cause, values, labels);
    }
    setFlash(event, m.moderation_decided());
    redirect(303, '/desk/reports');
  },
};
