import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { BallotContent } from './ballot.js';
import { countVote, marginOfVote } from './count.js';
import { ballotForm, usualRules, votingMethods, type VoteRules, type VotingMethod } from './definition.js';

const options = ['a', 'b', 'c', 'd'].map((id, i) => ({ id, cost: 20 + 10 * i }));
const ids = options.map(({ id }) => id);
const rulesOf = (method: VotingMethod): VoteRules => ({
  ...usualRules,
  method,
  points: 5,
  budget: 60,
  seats: method === 'stv' || method === 'approval' ? 2 : 1,
});

const contents: Record<ReturnType<typeof ballotForm>, fc.Arbitrary<BallotContent>> = {
  picks: fc.subarray(ids, { minLength: 1 }).map((picks) => ({ picks })),
  points: fc
    .dictionary(fc.constantFrom(...ids), fc.integer({ min: 1, max: 2 }), { minKeys: 1, maxKeys: 2 })
    .map((points) => ({ points })),
  ranks: fc.shuffledSubarray(ids, { minLength: 1 }).map((ranks) => ({ ranks })),
};
const single = fc.constantFrom(...ids).map((id): BallotContent => ({ picks: [id] }));

const ballotsOf = (method: VotingMethod) =>
  fc.array(
    fc.oneof(
      { weight: 9, arbitrary: method === 'single-choice' ? single : contents[ballotForm(method)] },
      { weight: 1, arbitrary: fc.constant<BallotContent>({ abstain: true }) },
    ),
    { minLength: 1, maxLength: 25 },
  );

describe.each(votingMethods)('a count by %s', (method) => {
  it('is the same whatever order the ballots come in, and is plain JSON', () => {
    fc.assert(
      fc.property(ballotsOf(method), (ballots) => {
        const count = countVote(rulesOf(method), options, ballots);
        expect(countVote(rulesOf(method), options, [...ballots].reverse())).toEqual(count);
        expect(JSON.parse(JSON.stringify(count))).toEqual(count);
        expect(count.ballots).toBe(ballots.length);
        expect(count.abstentions).toBe(ballots.filter((ballot) => 'abstain' in ballot).length);
      }),
      { numRuns: 60 },
    );
  });

  it('has no winner below the quorum, and no margin', () => {
    fc.assert(
      fc.property(ballotsOf(method), (ballots) => {
        const rules = { ...rulesOf(method), quorum: ballots.length + 1 };
        expect(countVote(rules, options, ballots)).toMatchObject({
          winners: [],
          valid: false,
          invalidReason: 'quorum',
        });
        expect(marginOfVote(rules, options, ballots)).toBeNull();
      }),
      { numRuns: 10 },
    );
  });

  it('counts nobody’s ballots without falling over', () => {
    expect(countVote(rulesOf(method), options, [])).toMatchObject({ ballots: 0, abstentions: 0 });
    expect(countVote(rulesOf(method), options, [{ abstain: true }])).toMatchObject({
      ballots: 1,
      abstentions: 1,
    });
    expect(marginOfVote(rulesOf(method), options, [])).toBeNull();
  });
});
