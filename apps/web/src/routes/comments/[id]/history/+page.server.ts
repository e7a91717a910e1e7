import type { CommentView } from '@openhall/contracts/comments';
import type { Revision } from '@openhall/contracts/proposals';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const path = `/comments/${encodeURIComponent(event.params.id)}`;
  const [comment, revisions] = await Promise.all([
    api(event).get<CommentView>(path),
    api(event).get<Revision[]>(`${path}/revisions`),
  ]);
  return { comment, revisions };
};
