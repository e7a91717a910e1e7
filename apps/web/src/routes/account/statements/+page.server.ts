import type { StatementView, WaitingView } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import type { PageServerLoad } from './$types';
import { api, askToSignIn } from '$lib/server/api.js';

export const load: PageServerLoad = async (event) => {
  if (!event.locals.bootstrap.account) askToSignIn(event);
  const cursor = event.url.searchParams.get('cursor');
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
  const [statements, waiting] = await Promise.all([
    api(event).get<Page<StatementView>>(`/account/statements${query}`),
    api(event).get<{ items: WaitingView[] }>('/account/waiting'),
  ]);
  return { statements, waiting: cursor ? [] : waiting.items };
};
