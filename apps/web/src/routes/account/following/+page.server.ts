import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { FollowingView, NotificationView } from '@openhall/contracts/notifications';
import type { Page } from '@openhall/contracts/pages';
import type { Actions, PageServerLoad } from './$types';
import { api, askToSignIn } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';

export const load: PageServerLoad = async (event) => {
  if (!event.locals.bootstrap.account) askToSignIn(event);
  const cursor = event.url.searchParams.get('cursor');
  const query = cursor ? `?cursor=${encodeURIComponent(cursor)}` : '';
  const [following, news] = await Promise.all([
    api(event).get<FollowingView>('/account/following'),
    api(event).get<Page<NotificationView>>(`/account/notifications${query}`),
  ]);
  return { following, news };
};

export const actions: Actions = {
  standard: async (event) => {
    const form = await event.request.formData();
    try {
      await api(event).put('/account/following', { frequency: text(form, 'frequency') });
    } catch (cause) {
      return failWith(cause, {}, { frequency: m.following_default() });
    }
    setFlash(event, m.common_saved());
    redirect(303, '/account/following');
  },

  /** A choice for one thing; `return` is where the reader was. */
  choose: async (event) => {
    const form = await event.request.formData();
    const path = `/account/following/${encodeURIComponent(text(form, 'type'))}/${encodeURIComponent(text(form, 'id'))}`;
    try {
      await api(event).put(path, { frequency: text(form, 'frequency') });
    } catch (cause) {
      return failWith(cause, {}, { frequency: m.following_frequency() });
    }
    setFlash(event, m.common_saved());
    const back = text(form, 'return');
    redirect(303, /^\/(proposals|consultations)\/[\w-]+$/.test(back) ? back : '/account/following');
  },
};
