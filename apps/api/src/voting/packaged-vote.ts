import type { PackagedVote } from '@openhall/domain/verification';
import type { VoteRow } from './votes.repository.js';

/** A vote as its package declares it; fixed from the opening on, but for the council's name. */
export function packagedVote(vote: VoteRow, council: string): PackagedVote {
  return {
    format: 'openhall-vote-1',
    id: vote.id,
    origin: vote.origin ?? '',
    council,
    question: vote.question,
    options: vote.options.map(({ id, title, cost }) => ({ id, title, cost })),
    rules: vote.rules,
    electorate: vote.electorate,
    publication: vote.publication as PackagedVote['publication'],
    turnoutShown: vote.turnoutShown,
    rehearsal: vote.rehearsal,
    opensAt: vote.opensAt,
    closesAt: vote.closesAt,
    verifierKey: vote.verifierKey ?? '',
    scrutineers: vote.scrutineers.map(({ name }) => name),
  };
}
