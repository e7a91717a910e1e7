import type { PageServerLoad } from './$types';
import { askedBy, previewOf, readPlan } from '$lib/desk/voting/plan.server.js';

export const load: PageServerLoad = async (event) => {
  const { plan } = await readPlan(event);
  return { plan, vote: previewOf(plan), form: askedBy(plan).form };
};
