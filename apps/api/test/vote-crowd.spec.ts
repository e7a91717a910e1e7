import { beforeAll, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { VoteView } from '@openhall/contracts/voting';
import type { Actor } from '@openhall/api/common/access';
import { CastingService } from '@openhall/api/voting/casting.service';
import { Account } from '@openhall/persistence/entities';
import { insertIgnoreMany, query, sql } from '@openhall/persistence/sql';
import { close, openVote } from './builders/votes.js';
import { describeOnEachDatabase } from './harness/application.js';

const voters = 500;
const submissions = 20;
/** People who cast at the same moment. */
const atOnce = 25;

/** What stands in front of it (HTTP, sessions) is tested with fewer people beside the other tests of votes. */
describeOnEachDatabase('500 voters who each submit 20 times at once', (world) => {
  let people: Actor[];

  beforeAll(async () => {
    const now = world().clock.now();
    const role = 'resident' as const;
    people = Array.from({ length: voters }, (_, i) => {
      const id = uuid();
      return {
        id,
        email: `${id}@example.org`,
        displayName: `Voter ${i}`,
        locale: 'en',
        role,
        sessionId: uuid(),
      };
    });
    const rows = people.map(({ id, email, displayName, locale }) => ({
      id,
      email,
      displayName,
      locale,
      role,
      state: 'active' as const,
      createdAt: now,
      verifiedAt: now,
    }));
    await world().database.unitOfWork.write((manager) => insertIgnoreMany(manager, Account, rows));
  });

  it('leave one counted ballot each', async () => {
    const vote = await openVote(world(), await world().signIn('officer'));
    const casting = world().service(CastingService);
    for (let from = 0; from < voters; from += atOnce) {
      // In turns, so that those who wait for themselves do not hold every connection to the database.
      const some = people.slice(from, from + atOnce);
      const casts = Array.from({ length: submissions }, (_, n) =>
        some.map((actor) =>
          casting.cast(vote.id, { ballot: { picks: [vote.optionIds[n % 3]!] }, code: null }, actor),
        ),
      );
      await Promise.all(casts.flat());
    }
    const [rows] = await query<{ ballots: number; leaves: number }>(
      world().database.reader,
      sql`SELECT CAST((SELECT count(*) FROM ballot WHERE vote_id = ${vote.id}) AS integer) AS ballots,
                 CAST((SELECT count(*) FROM ballot_leaf WHERE vote_id = ${vote.id} AND NOT superseded) AS integer) AS leaves`,
    );
    expect(rows).toEqual({ ballots: voters, leaves: voters });
    await close(world(), vote);
    const { result } = (await world().get(`/votes/${vote.id}`)).body as VoteView;
    expect(result).toMatchObject({ ballots: voters, turnout: { voted: voters } });
  }, 240_000);
});
