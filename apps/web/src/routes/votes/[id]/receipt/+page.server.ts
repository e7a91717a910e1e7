import { fail, redirect } from '@sveltejs/kit';
import type { Receipt } from '@openhall/contracts/voting';
import type { Actions, PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { failWith } from '$lib/server/forms.js';
import { drawQr } from '$lib/voting/qr.server.js';
import { filledBallot, readVote, votePath } from '$lib/voting/vote.server.js';

export const load: PageServerLoad = async (event) => {
  if (event.request.method === 'GET') redirect(303, `/receipts?vote=${event.params.id}`);
  const { vote, form } = await readVote(event);
  return { vote, ballotForm: form };
};

export const actions: Actions = {
  /** Casts. The receipt is only in this answer; sent again, the same ballot gives the same one. */
  default: async (event) => {
    const { vote } = await readVote(event);
    const { ballot, code, values, problem } = filledBallot(await event.request.formData(), vote);
    const typed = { values, code };
    if (ballot === null) return fail(422, { problem, values: typed });
    try {
      const receipt = await api(event).put<Receipt>(`${votePath(event)}/ballot`, { ballot, code });
      const address = `${event.url.origin}/votes/${vote.id}/receipts/${receipt.code}`;
      return { receipt, address, qr: drawQr(address) };
    } catch (cause) {
      return failWith(cause, typed);
    }
  },
};
