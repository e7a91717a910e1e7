import { fail } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { VoteView } from '@openhall/contracts/voting';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { failWith, text } from '$lib/server/forms.js';
import { valuesIn, valuesOf } from '$lib/voting/ballot-values.js';
import { readOpenVote, votePath } from '$lib/voting/vote.server.js';

export const load: PageServerLoad = async (event) => {
  const { vote, form } = await readOpenVote(event);
  return { vote, ballotForm: form, values: valuesOf(vote.own.ballot) };
};

export const actions: Actions = {
  /** Lets the holder of a voter code in; the code goes back into the form and nowhere else. */
  code: async (event) => {
    const code = text(await event.request.formData(), 'code').trim();
    if (code === '') {
      const field = { name: 'code', message: m.field_required() };
      return fail(422, {
        problem: { code: 'vote_needs_code', message: m.error_vote_needs_code(), fields: [field] },
      });
    }
    try {
      const { own } = await api(event).post<VoteView>(`${votePath(event)}/ballot-view`, { code });
      return { code, own, values: valuesOf(own.ballot) };
    } catch (cause) {
      return failWith(cause, {});
    }
  },
  /** Back from the page that showed the ballot: filled as it was. */
  fill: async (event) => {
    const form = await event.request.formData();
    const code = text(form, 'code') || null;
    const values = valuesIn(form);
    if (code === null) return { values };
    try {
      const { own } = await api(event).post<VoteView>(`${votePath(event)}/ballot-view`, { code });
      return { code, own, values };
    } catch (cause) {
      return failWith(cause, {});
    }
  },
};
