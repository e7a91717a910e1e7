import { m } from '@openhall/messages/catalogue';
import type { VoteOptionView, VoteView } from '@openhall/contracts/voting';
import type { BallotProblem } from '@openhall/domain/voting';
import type { FormProblem } from '../form-problem.js';
import { money } from '../reader.svelte.js';
import { costOf, type BallotValues, type UnreadableValues } from './ballot-values.js';

type Asked = Pick<VoteView, 'rules' | 'options'>;
type Problem = BallotProblem | UnreadableValues['problem'];

/** Why this ballot can't go further, in words that say what to do; the links lead to the options it is about. */
export function ballotProblem(
  problem: Problem,
  asked: Asked,
  values: BallotValues,
  about: readonly string[] = [],
): FormProblem {
  const named = asked.options.filter(({ id }) => about.includes(id));
  const message = sentence(problem, asked, values, named);
  const places = named.length > 0 ? named : asked.options.slice(0, 1);
  return {
    code: `ballot_${problem}`,
    message,
    fields: places.map((option) => ({
      name: `option-${asked.options.indexOf(option)}`,
      message: option.title,
    })),
  };
}

function sentence(
  problem: Problem,
  { rules, options }: Asked,
  values: BallotValues,
  named: readonly VoteOptionView[],
): string {
  switch (problem) {
    case 'empty':
      return rules.abstention ? m.error_ballot_empty() : m.vote_problem_empty();
    case 'too_many_picks':
      return m.error_ballot_too_many_picks({
        max: rules.method === 'single-choice' ? 1 : (rules.maxPicks ?? options.length),
      });
    case 'too_many_points':
      return m.error_ballot_too_many_points({ max: rules.points ?? 0 });
    case 'over_budget': {
      const cost = costOf(options, values.picks);
      const over = cost - (rules.budget ?? 0);
      return m.vote_problem_over_budget({
        cost: money(cost, rules.currency),
        over: money(over, rules.currency),
      });
    }
    case 'no_abstention':
      return m.error_ballot_no_abstention();
    case 'same_rank':
      return m.vote_problem_same_rank({ options: named.map(({ title }) => title).join(', ') });
    case 'points_not_whole':
      return m.vote_problem_points_not_whole();
    default:
      return m.error_ballot_unreadable();
  }
}
