import type { CommentView, ThreadPage } from '@openhall/contracts/comments';
import type { Proposal } from '@openhall/contracts/proposals';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { commentActions } from '$lib/comments/comment-actions.server.js';
import { api } from '$lib/server/api.js';
import { text } from '$lib/server/forms.js';

async function justPosted(event: RequestEvent): Promise<CommentView | null> {
  const id = event.url.searchParams.get('posted');
  if (!id) return null;
  const comment = await api(event).get<CommentView>(`/comments/${encodeURIComponent(id)}`);
  return comment.own ? comment : null;
}

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor');
  const query = cursor ? `?${new URLSearchParams({ cursor })}` : '';
  const path = `/comments/${encodeURIComponent(event.params.id)}/thread${query}`;
  const thread = await api(event).get<ThreadPage>(path);
  const [proposal, posted] = await Promise.all([
    api(event).get<Proposal>(`/proposals/${thread.proposal.id}?locale=${event.locals.locale}`),
    justPosted(event),
  ]);
  return { thread, proposal, posted };
};

export const actions: Actions = commentActions<RequestEvent>((_event, form) => text(form, 'proposal'));
