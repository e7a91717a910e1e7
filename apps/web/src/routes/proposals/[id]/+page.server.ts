import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { CommentPage, CommentView } from '@openhall/contracts/comments';
import { commentOrders, type CommentOrder } from '@openhall/contracts/comments';
import type { Terms } from '@openhall/contracts/council';
import type { Proposal, SupportAnswer } from '@openhall/contracts/proposals';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { commentActions } from '$lib/comments/comment-actions.server.js';
import { followOf } from '$lib/following/follow.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith } from '$lib/server/forms.js';

function orderIn(url: URL): CommentOrder {
  const wanted = url.searchParams.get('order');
  return commentOrders.find((order) => order === wanted) ?? 'balanced';
}

/** A comment that its author has just written without JavaScript, wherever it belongs in the list. */
async function justPosted(event: RequestEvent): Promise<CommentView | null> {
  const id = event.url.searchParams.get('posted');
  if (!id) return null;
  const comment = await api(event).get<CommentView>(`/comments/${encodeURIComponent(id)}`);
  return comment.own && comment.proposalId === event.params.id ? comment : null;
}

export const load: PageServerLoad = async (event) => {
  const { params, url, locals } = event;
  const query = new URLSearchParams({ order: orderIn(url) });
  const cursor = url.searchParams.get('cursor');
  if (cursor) query.set('cursor', cursor);
  const path = `/proposals/${encodeURIComponent(params.id)}`;
  // Comments first: their `seq` is the snapshot's, so whatever the proposal says is at least as new.
  const comments = api(event).get<CommentPage>(`${path}/comments?${query}`);
  const [proposal, terms, page, posted, follow] = await Promise.all([
    api(event).get<Proposal>(`${path}?locale=${locals.locale}`),
    api(event).get<Terms>('/terms?archived=true'),
    comments,
    justPosted(event),
    followOf(event, 'proposal', params.id),
  ]);
  return { proposal, terms, comments: page, posted, follow };
};

function here({ params }: RequestEvent): string {
  return `/proposals/${encodeURIComponent(params.id)}`;
}

/** With JavaScript the panel takes the answer in; without it, the page is read again. */
function answered(event: RequestEvent, support: SupportAnswer) {
  if (event.request.headers.get('x-sveltekit-action') === 'true') return { support };
  redirect(303, here(event));
}

const scope = { scope: 'support' };

export const actions: Actions = {
  ...commentActions<RequestEvent>((event) => event.params.id),

  support: async (event) => {
    let answer: SupportAnswer;
    try {
      answer = await api(event).put<SupportAnswer>(`${here(event)}/support`);
    } catch (cause) {
      return failWith(cause, scope);
    }
    return answered(event, answer);
  },

  takeBack: async (event) => {
    let answer: SupportAnswer;
    try {
      answer = await api(event).delete<SupportAnswer>(`${here(event)}/support`);
    } catch (cause) {
      return failWith(cause, scope);
    }
    return answered(event, answer);
  },

  withdraw: async (event) => {
    try {
      await api(event).post(`${here(event)}/withdrawal`);
    } catch (cause) {
      return failWith(cause, { scope: 'withdraw' });
    }
    setFlash(event, m.proposal_withdrawn_notice());
    redirect(303, here(event));
  },

  publish: async (event) => {
    let proposal: Proposal;
    try {
      proposal = await api(event).post<Proposal>(`${here(event)}/publication`);
    } catch (cause) {
      return failWith(cause, { scope: 'publish' });
    }
    setFlash(event, proposal.waiting ? m.waiting_sent() : m.proposal_published_notice());
    redirect(303, here(event));
  },
};
