import { fail, redirect } from '@sveltejs/kit';
import type { Actions, PageServerLoad } from './$types';
import { fieldsOf, valuesOf } from '$lib/voting/ballot-values.js';
import { filledBallot, readOpenVote } from '$lib/voting/vote.server.js';

export const load: PageServerLoad = async (event) => {
  if (event.request.method === 'GET') redirect(303, `/votes/${event.params.id}`);
  const { vote, form } = await readOpenVote(event);
  return { vote, ballotForm: form };
};

export const actions: Actions = {
  /** Shows the ballot back. Nothing of it is kept: it travels on in the page. */
  default: async (event) => {
    const { vote } = await readOpenVote(event);
    const filled = filledBallot(await event.request.formData(), vote);
    const { ballot, code, values, problem } = filled;
    if (ballot === null) return fail(422, { problem, values, code });
    return { ballot, code, fields: fieldsOf(valuesOf(ballot)) };
  },
};
