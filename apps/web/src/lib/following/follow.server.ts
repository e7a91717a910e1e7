import type { FollowedType, FollowView } from '@openhall/contracts/notifications';
import type { RequestEvent } from '@sveltejs/kit';
import { api } from '../server/api.js';

/** Whether the reader follows something; null when nobody is signed in, or it is nothing to follow (a draft). */
export function followOf(
  event: Pick<RequestEvent, 'fetch' | 'locals' | 'url'>,
  type: FollowedType,
  id: string,
): Promise<FollowView | null> {
  if (!event.locals.bootstrap.account) return Promise.resolve(null);
  return api(event).find<FollowView>(`/account/following/${type}/${encodeURIComponent(id)}`);
}
