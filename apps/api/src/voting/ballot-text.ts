import type { ErrorCode } from '@openhall/contracts/errors';
import { canonicalBallot, readBallot, type BallotProblem } from '@openhall/domain/voting';
import { ProblemError } from '../common/problem.js';
import { ballotShape } from './ballot-shape.js';
import type { VoteRow } from './votes.repository.js';

const problems: Record<BallotProblem, ErrorCode> = {
  wrong_form: 'ballot_unreadable',
  unknown_option: 'ballot_unreadable',
  repeated_option: 'ballot_unreadable',
  points_not_whole: 'ballot_unreadable',
  empty: 'ballot_empty',
  too_many_picks: 'ballot_too_many_picks',
  too_many_points: 'ballot_too_many_points',
  over_budget: 'ballot_over_budget',
  no_abstention: 'ballot_no_abstention',
};

/** The canonical text of a request's ballot under the rules of the vote. @throws ProblemError `ballot_…` */
export function ballotText(vote: Pick<VoteRow, 'rules' | 'options'>, ballot: unknown): string {
  const shaped = ballotShape(ballot);
  if (!shaped) throw new ProblemError('ballot_unreadable');
  const read = readBallot(shaped, vote.rules, vote.options);
  if ('ballot' in read) return canonicalBallot(read.ballot);
  const max = read.problem === 'too_many_points' ? vote.rules.points : vote.rules.maxPicks;
  throw new ProblemError(problems[read.problem], { params: { max: max ?? 1 } });
}
