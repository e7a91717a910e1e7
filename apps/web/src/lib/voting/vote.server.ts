import { error, isHttpError, redirect } from '@sveltejs/kit';
import type { VoteView } from '@openhall/contracts/voting';
import { ballotForm, readBallot, type BallotContent, type BallotForm } from '@openhall/domain/voting';
import type { FormProblem } from '../form-problem.js';
import { api, type PageEvent } from '../server/api.js';
import { ballotProblem } from './ballot-problems.js';
import { ballotOf, valuesIn, type BallotValues } from './ballot-values.js';

type VoteEvent = PageEvent & { params: { id: string } };

/** The path of a vote in the API. */
export function votePath({ params }: { params: { id: string } }): string {
  return `/votes/${encodeURIComponent(params.id)}`;
}

/** The vote that a page is about, with the form of its ballots. */
export async function readVote(event: VoteEvent): Promise<{ vote: VoteView; form: BallotForm }> {
  const vote = await api(event).get<VoteView>(votePath(event));
  return { vote, form: ballotForm(vote.rules.method) };
}

/** As `readVote`, for pages that only make sense while the vote is open. */
export async function readOpenVote(event: VoteEvent): Promise<{ vote: VoteView; form: BallotForm }> {
  const read = await readVote(event);
  if (read.vote.state === 'closed') redirect(303, `/votes/${read.vote.id}/result`);
  return read;
}

export interface FilledBallot {
  values: BallotValues;
  code: string | null;
  ballot: BallotContent | null;
  problem: FormProblem | null;
}

/** The ballot that a form holds, judged by the rules of its vote. */
export function filledBallot(data: FormData, vote: Pick<VoteView, 'rules' | 'options'>): FilledBallot {
  const values = valuesIn(data);
  const entered = data.get('code');
  const code = typeof entered === 'string' && entered !== '' ? entered : null;
  const refused = (problem: FormProblem): FilledBallot => ({ values, code, ballot: null, problem });
  const meant = ballotOf(values, ballotForm(vote.rules.method));
  if ('problem' in meant) return refused(ballotProblem(meant.problem, vote, values, meant.options));
  const read = readBallot(meant.ballot, vote.rules, vote.options);
  if ('problem' in read) return refused(ballotProblem(read.problem, vote, values));
  return { values, code, ballot: read.ballot, problem: null };
}

/** The answer, or null where the API says that there is no such thing by this code. */
export async function unlessRefused<T>(answer: Promise<T>, code: string): Promise<T | null> {
  try {
    return await answer;
  } catch (cause) {
    if (isHttpError(cause) && cause.body.code === code) return null;
    if (isHttpError(cause)) error(cause.status, cause.body);
    throw cause;
  }
}
