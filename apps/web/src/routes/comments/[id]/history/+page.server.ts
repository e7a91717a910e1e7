import type { CommentView } from '@openhall/contracts/comments';
import type { Page } from '@openhall/contracts/pages';
import type { Revision } from '@openhall/contracts/proposals';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  const cursor = event.url.searchParams.get('cursor');
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
  const path = `/comments/${encodeURIComponent(event.params.id)}`;
  const [comment, revisions] = await Promise.all([
    api(event).get<CommentView>(path),
    api(event).get<Page<Revision>>(`${path}/revisions${query}`),
  ]);
  return { comment, revisions, newest: !cursor };
};
