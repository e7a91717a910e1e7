import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';
import { told } from '$lib/results/account.js';
import { readVote } from '$lib/voting/vote.server.js';

export const load: PageServerLoad = async (event) => {
  const { vote } = await readVote(event);
  const { result, own: _own, ...rest } = vote;
  if (!result) redirect(303, `/votes/${vote.id}`);
  return { vote: { ...rest, result: told(result) } };
};
