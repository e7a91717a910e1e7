import { error, fail, redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { Terms } from '@openhall/contracts/council';
import type { Proposal } from '@openhall/contracts/proposals';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { preview, readWriting } from '$lib/proposals/writing-form.server.js';
import { writingLabels, writingOf } from '$lib/proposals/writing-values.js';
import { api, ApiError, askToSignIn } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, idempotencyKey, text } from '$lib/server/forms.js';

const pathOf = ({ params }: { params: { id: string } }) => `/proposals/${encodeURIComponent(params.id)}`;

export const load: PageServerLoad = async (event) => {
  if (!event.locals.bootstrap.account) askToSignIn(event);
  const [proposal, terms] = await Promise.all([
    api(event).get<Proposal>(`${pathOf(event)}?locale=${event.locals.locale}`),
    api(event).get<Terms>('/terms?archived=true'),
  ]);
  const { account } = event.locals.bootstrap;
  const own = proposal.author.kind === 'account' && proposal.author.id === account.id;
  if (!own) error(403, { message: 'Not the author', code: 'not_allowed' });
  return { proposal, terms };
};

async function save(event: RequestEvent, publish: boolean) {
  const form = await event.request.formData();
  const values = { ...readWriting(form), version: text(form, 'version') };
  const path = pathOf(event);
  try {
    const edit = { ...writingOf(values), version: Number(values.version) };
    await api(event).put<Proposal>(path, edit, idempotencyKey(form));
    if (publish) await api(event).post(`${path}/publication`);
  } catch (cause) {
    const failure = failWith(cause, values, writingLabels());
    if (!(cause instanceof ApiError) || cause.problem.code !== 'edited_meanwhile') return failure;
    const theirs = await api(event).get<Proposal>(path);
    // The reader has both before them now; saving again takes theirs as read.
    return fail(failure.status, { ...failure.data, theirs });
  }
  setFlash(event, publish ? m.proposal_published_notice() : m.common_saved());
  redirect(303, path);
}

export const actions: Actions = {
  save: (event) => save(event, false),
  publish: (event) => save(event, true),
  preview: async (event) => {
    const form = await event.request.formData();
    return preview(event, { ...readWriting(form), version: text(form, 'version') });
  },
  discard: async (event) => {
    const before = await api(event).get<Proposal>(pathOf(event));
    try {
      await api(event).delete(pathOf(event));
    } catch (cause) {
      return failWith(cause, { scope: 'discard' });
    }
    setFlash(event, m.proposal_draft_discarded());
    redirect(303, `/consultations/${before.consultation.slug}/proposals`);
  },
};
