import type { Actions } from './$types';
import { api } from '$lib/server/api.js';
import { failWith } from '$lib/server/forms.js';

export const actions: Actions = {
  default: async (event) => {
    try {
      await api(event).post(`/unsubscribe/${encodeURIComponent(event.params.token)}`);
    } catch (cause) {
      return failWith(cause, {});
    }
    return { done: true as const };
  },
};
