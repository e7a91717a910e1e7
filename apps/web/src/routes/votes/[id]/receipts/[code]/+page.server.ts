import type { ReceiptCheck } from '@openhall/contracts/voting';
import type { PageServerLoad } from './$types';
import { api } from '$lib/server/api.js';
import { readVote, unlessRefused, votePath } from '$lib/voting/vote.server.js';

export const load: PageServerLoad = async (event) => {
  const { code } = event.params;
  const path = `${votePath(event)}/receipts/${encodeURIComponent(code)}`;
  const [{ vote }, check] = await Promise.all([
    readVote(event),
    unlessRefused(api(event).get<ReceiptCheck>(path), 'receipt_unknown'),
  ]);
  const { id, question, lang, rehearsal, consultation, state, rules, options } = vote;
  const { origin, verifierKey, publication, turnoutShown, fingerprint } = vote;
  return {
    code,
    check,
    vote: {
      ...{ id, question, lang, rehearsal, consultation, state, rules, options },
      ...{ origin, verifierKey, publication, turnoutShown, fingerprint },
    },
  };
};
