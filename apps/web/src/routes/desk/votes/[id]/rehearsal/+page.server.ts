import { fail } from '@sveltejs/kit';
import { problemsOfRules } from '@openhall/domain/voting';
import type { Actions, PageServerLoad } from './$types';
import { askedBy, previewOf, readPlan } from '$lib/desk/voting/plan.server.js';
import { rehearse } from '$lib/desk/voting/rehearse.server.js';
import { filledBallot } from '$lib/voting/vote.server.js';

const mostBallots = 500;
const usualBallots = 120;

export const load: PageServerLoad = async (event) => {
  const { plan, consultation } = await readPlan(event);
  const preview = previewOf(plan);
  const wanted = Number(event.url.searchParams.get('ballots') ?? usualBallots);
  const count = Number.isSafeInteger(wanted) ? Math.min(mostBallots, Math.max(1, wanted)) : usualBallots;
  const problems = problemsOfRules(plan.rules, preview.options);
  const place = { timeZone: consultation.timeZone, now: Date.now() };
  return {
    plan,
    count,
    problems,
    ballotForm: askedBy(plan).form,
    preview,
    told: problems.length === 0 ? rehearse(plan, null, count, place) : null,
  };
};

export const actions: Actions = {
  /** Counts the ballot of the preview together with the invented ones. Nothing is kept. */
  default: async (event) => {
    const { plan, consultation } = await readPlan(event);
    const preview = previewOf(plan);
    const { ballot, problem, values } = filledBallot(await event.request.formData(), preview);
    if (ballot === null) return fail(422, { problem, values });
    if (problemsOfRules(plan.rules, preview.options).length > 0) return { ballot };
    const place = { timeZone: consultation.timeZone, now: Date.now() };
    return { ballot, told: rehearse(plan, ballot, usualBallots, place) };
  },
};
