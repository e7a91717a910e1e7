import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { Page } from '@openhall/contracts/pages';
import type { Proposal, ProposalSummary } from '@openhall/contracts/proposals';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { preview, readWriting } from '$lib/proposals/writing-form.server.js';
import { writingLabels, writingOf } from '$lib/proposals/writing-values.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  const { params, locals } = event;
  const path = `/consultations/${encodeURIComponent(params.slug)}/drafts`;
  const drafts = locals.bootstrap.account ? await api(event).get<Page<ProposalSummary>>(path) : null;
  return { drafts: drafts?.items ?? [] };
};

async function create(event: RequestEvent, draft: boolean) {
  const form = await event.request.formData();
  const values = readWriting(form);
  let proposal: Proposal;
  try {
    proposal = await api(event).post<Proposal>(
      `/consultations/${encodeURIComponent(event.params.slug)}/proposals`,
      { ...writingOf(values), draft },
      idempotencyKey(form),
    );
  } catch (cause) {
    return failWith(cause, values, writingLabels());
  }
  const published = proposal.waiting ? m.waiting_sent() : m.proposal_published_notice();
  setFlash(event, draft ? m.proposal_draft_saved() : published);
  redirect(303, `/proposals/${proposal.id}`);
}

export const actions: Actions = {
  publish: (event) => create(event, false),
  draft: (event) => create(event, true),
  preview: async (event) => preview(event, readWriting(await event.request.formData()), event.params.slug),
};
