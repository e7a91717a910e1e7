import { redirect } from '@sveltejs/kit';
import { roleAtLeast } from '@openhall/domain/accounts';
import type { ConsultationSummary } from '@openhall/contracts/consultations';
import type { PersonModeration, ReportedContribution } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import type { Proposal } from '@openhall/contracts/proposals';
import { m } from '@openhall/messages/catalogue';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { decisionLabels, decisionOf, readDecision } from '$lib/moderation/decision-form.server.js';
import { readReasons } from '$lib/moderation/reasons.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey } from '$lib/server/forms.js';

function pathOf({ type, id }: { type: string; id: string }): string {
  return `/desk/reports/${encodeURIComponent(type)}/${encodeURIComponent(id)}`;
}

/** The proposal around a comment. A draft that waits is its author's alone. */
async function proposalOf(event: RequestEvent, id: string | null): Promise<Proposal | null> {
  return id === null ? null : api(event).find<Proposal>(`/proposals/${id}?locale=${event.locals.locale}`);
}

export const load: PageServerLoad = async (event) => {
  const me = requireRole(event, 'moderator');
  const to = api(event);
  const item = await to.get<ReportedContribution>(pathOf(event.params));
  const isPerson = item.subjectType === 'profile';
  const scope = roleAtLeast(me.role, 'officer') ? '/desk' : '';
  const [proposal, person, reasons, consultations] = await Promise.all([
    proposalOf(event, item.proposalId),
    isPerson ? to.get<PersonModeration>(`/desk/people/${item.subjectId}/moderation`) : null,
    readReasons(event),
    item.acts.includes('move')
      ? to.get<Page<ConsultationSummary>>(`${scope}/consultations?locale=${event.locals.locale}`)
      : null,
  ]);
  return {
    ...{ item, person, reasons },
    proposal: proposal && { title: proposal.title, lang: proposal.lang },
    consultation: proposal?.consultation ?? null,
    consultations: (consultations?.items ?? [])
      .filter((one) => one.id !== item.consultationId)
      .map(({ id, title }) => ({ id, title })),
  };
};

async function decide(event: RequestEvent, scope: 'decision' | 'person') {
  const form = await event.request.formData();
  const { type, id } = event.params;
  const subject = { subjectType: type, subjectId: id };
  try {
    await api(event).post('/desk/decisions', decisionOf(subject, form), idempotencyKey(form));
  } catch (cause) {
    return failWith(cause, { ...readDecision(form), scope }, decisionLabels());
  }
  setFlash(event, m.moderation_decided());
  redirect(303, scope === 'person' ? pathOf(event.params) : '/desk/reports');
}

export const actions: Actions = {
  decide: (event) => decide(event, 'decision'),
  person: (event) => decide(event, 'person'),

  take: async (event) => {
    try {
      await api(event).put(`${pathOf(event.params)}/claim`);
    } catch (cause) {
      return failWith(cause, { scope: 'take' });
    }
    redirect(303, pathOf(event.params));
  },

  giveBack: async (event) => {
    try {
      await api(event).delete(`${pathOf(event.params)}/claim`);
    } catch (cause) {
      return failWith(cause, { scope: 'take' });
    }
    redirect(303, '/desk/reports');
  },
};
