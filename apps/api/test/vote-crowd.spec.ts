import { beforeAll, expect, it } from '@jest/globals';
import type { VoteView } from '@openhall/contracts/voting';
import { query, sql } from '@openhall/persistence/sql';
import { close, openVote } from './builders/votes.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const voters = 500;
const submissions = 20;
/** People who cast at the same moment. */
const atOnce = 25;

describeOnEachDatabase('500 voters who each submit 20 times at once', (world) => {
  let people: TestSession[];

  beforeAll(async () => {
    people = [];
    while (people.length < voters)
      people.push(...(await Promise.all(Array.from({ length: 50 }, () => world().signIn()))));
  }, 60_000);

  it('leave one counted ballot each', async () => {
    const vote = await openVote(world(), await world().signIn('officer'));
    const statuses = new Set<number>();
    for (let from = 0; from < voters; from += atOnce) {
      // In turns, so that those who wait for themselves do not hold every connection to the database.
      const some = people.slice(from, from + atOnce);
      const casts = Array.from({ length: submissions }, (_, n) =>
        some.map(async (as) => {
          const body = { ballot: { picks: [vote.optionIds[n % 3]] }, code: null };
          statuses.add((await world().put(`/votes/${vote.id}/ballot`, { as, body })).status);
        }),
      ).flat();
      await Promise.all(casts);
    }
    expect([...statuses]).toEqual([200]);
    const [rows] = await query<{ ballots: number; leaves: number }>(
      world().database.reader,
      sql`SELECT CAST((SELECT count(*) FROM ballot WHERE vote_id = ${vote.id}) AS integer) AS ballots,
                 CAST((SELECT count(*) FROM ballot_leaf WHERE vote_id = ${vote.id} AND NOT superseded) AS integer) AS leaves`,
    );
    expect(rows).toEqual({ ballots: voters, leaves: voters });
    await close(world(), vote);
    const { result } = (await world().get(`/votes/${vote.id}`)).body as VoteView;
    expect(result).toMatchObject({ ballots: voters, turnout: { voted: voters } });
  }, 300_000);
});
