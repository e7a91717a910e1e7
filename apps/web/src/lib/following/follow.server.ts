import type { FollowedType, FollowView } from '@openhall/contracts/notifications';
import type { RequestEvent } from '@sveltejs/kit';
import { api, ApiError } from '../server/api.js';

/** Whether the reader follows something; null when nobody is signed in, or it is nothing to follow (a draft). */
export async function followOf(
  event: Pick<RequestEvent, 'fetch' | 'locals' | 'url'>,
  type: FollowedType,
  id: string,
): Promise<FollowView | null> {
  if (!event.locals.bootstrap.account) return null;
  try {
    return await api(event).get<FollowView>(`/account/following/${type}/${encodeURIComponent(id)}`);
  } catch (cause) {
    if (cause instanceof ApiError && cause.problem.code === 'not_found') return null;
    throw cause;
  }
}
