import { m } from '@openhall/messages/catalogue';
import type { VotePlanView } from '@openhall/contracts/voting';

const problems: Record<VotePlanView['problems'][number], () => string> = {
  too_few_options: m.vote_desk_problem_too_few_options,
  seats_out_of_range: m.vote_desk_problem_seats,
  picks_out_of_range: m.vote_desk_problem_picks,
  points_missing: m.vote_desk_problem_points,
  budget_missing: m.vote_desk_problem_budget,
  cost_missing: m.vote_desk_problem_cost,
  seed_missing: m.vote_desk_problem_seed,
  decimals_out_of_range: m.vote_desk_problem_decimals,
  threshold_negative: m.vote_desk_problem_threshold,
  minimum_support_without_tallies: m.vote_desk_problem_minimum_support,
  scrutineers_missing: m.vote_desk_problem_scrutineers,
  electorate_empty: m.vote_desk_problem_electorate,
  phase_missing: m.vote_desk_problem_phase,
};

/** What still keeps a vote from opening. */
export function problemWords(problem: VotePlanView['problems'][number]): string {
  return problems[problem]();
}

/** What the fields of the set-up are called, for the summary of what is wrong. */
export function planLabels(options: number): Record<string, string> {
  const labels: Record<string, string> = {
    question: m.vote_desk_question(),
    description: m.vote_desk_description(),
    phaseId: m.vote_desk_phase(),
    scrutineers: m.vote_desk_scrutineers(),
    'rules.seats': m.vote_desk_seats(),
    'rules.maxPicks': m.vote_desk_max_picks(),
    'rules.points': m.vote_desk_points(),
    'rules.budget': m.vote_desk_budget(),
    'rules.currency': m.vote_desk_currency(),
    'rules.quorum': m.vote_desk_quorum(),
    'rules.minimumSupport': m.vote_desk_minimum_support(),
    'rules.seed': m.vote_desk_seed(),
  };
  for (let place = 0; place < options; place += 1) {
    labels[`options.${place}.title`] = m.vote_desk_option({ number: place + 1 });
    labels[`options.${place}.cost`] = `${m.vote_desk_option({ number: place + 1 })}, ${m.vote_desk_cost()}`;
  }
  return labels;
}
