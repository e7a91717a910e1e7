import { beforeAll, expect, it } from '@jest/globals';
import { readPabulib, usualRules } from '@openhall/domain/voting';
import { exported } from './builders/exported.js';
import { TestHall } from './builders/halls.js';
import { cast, close, minutesPass, openVote } from './builders/votes.js';
import type { TestVote } from './builders/votes.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

type Row = Record<string, unknown>;

describeOnEachDatabase('exports of votes and town halls', (world) => {
  let officer: TestSession;
  let vote: TestVote;
  const path = () => `/consultations/${vote.slug}`;
  const rows = async (table: string, at = path()): Promise<Row[]> =>
    JSON.parse((await exported(world(), at, `${table}.json`)).text) as Row[];

  beforeAll(async () => {
    officer = await world().signIn('officer');
    const option = (title: string, cost: number) => ({
      id: null,
      title,
      description: '',
      cost,
      proposalId: null,
    });
    vote = await openVote(world(), officer, {
      rules: { ...usualRules, method: 'greedy', budget: 100 },
      options: [option('Park; with "trees"', 60), option('Library', 50), option('Bridge', 40)],
    });
    const [park, library, bridge] = vote.optionIds as [string, string, string];
    const voters = await Promise.all(Array.from({ length: 12 }, () => world().signIn('resident')));
    for (const as of voters.slice(0, 8)) await cast(world(), vote, { as }, { picks: [park, bridge] });
    for (const as of voters.slice(8, 11)) await cast(world(), vote, { as }, { picks: [library] });
    await cast(world(), vote, { as: voters[11] as TestSession }, { abstain: true });
    // A changed ballot counts once.
    await cast(world(), vote, { as: voters[0] as TestSession }, { picks: [library] });
    await minutesPass(world());
  });

  it('say nothing of results while a vote is open', async () => {
    expect(await rows('votes')).toMatchObject([
      { state: 'open', ballots: null, abstentions: null, valid: null },
    ]);
    expect((await rows('vote_options')).map(({ tally, chosen }) => [tally, chosen])).toEqual(
      Array(3).fill([null, null]),
    );
    const file = `vote-${vote.id}.pb`;
    expect((await world().post(`${path()}/exports`, { body: { file, locale: 'en' } })).status).toBe(400);
  });

  it('tell the result of a vote that is over, each person’s last ballot alone', async () => {
    await close(world(), vote);
    expect(await rows('votes')).toMatchObject([
      {
        state: 'closed',
        method: 'by votes while the money lasts',
        budget: 100,
        ballots: 12,
        abstentions: 1,
        valid: true,
      },
    ]);
    expect((await rows('vote_options')).map(({ title, tally, chosen }) => [title, tally, chosen])).toEqual([
      ['Park; with "trees"', 7, true],
      ['Library', 4, false],
      ['Bridge', 7, true],
    ]);
  });

  it('give the ballots of a budget as a Pabulib file that comes to the same winners', async () => {
    const overview = await world().get(`${path()}/exports`);
    expect(overview.body.votes).toEqual([
      { file: `vote-${vote.id}.pb`, question: 'What shall be built first?' },
    ]);
    const { text } = await exported(world(), path(), `vote-${vote.id}.pb`);
    const reading = readPabulib(text);
    if (!reading.ok) throw new Error(JSON.stringify(reading.error));
    const { projects, selected, voters, voteType } = reading.election;
    expect(projects.map(({ name, cost }) => [name, cost.toString()])).toEqual([
      ['Park; with "trees"', '60'],
      ['Library', '50'],
      ['Bridge', '40'],
    ]);
    expect(selected).toEqual([vote.optionIds[0], vote.optionIds[2]]);
    expect(voters).toHaveLength(11);
    expect(voteType).toBe('approval');
  });

  it('of a hall tell what was public in it, and officers what was not', async () => {
    const hall = await TestHall.make(world(), { live: true });
    const ana = await hall.resident('Ana');
    const trees = await hall.ask(ana, 'When will the trees be planted?');
    await hall.upvote(await hall.guest(), trees.id);
    const { id } = await hall.ask(ana, 'Is this about something else?');
    await hall.command({
      kind: 'question.refuse',
      questionId: id,
      version: (await hall.asSeen(id)).version,
      reason: 'off_topic',
      note: 'Another evening',
    });
    const at = `/town-halls/${hall.id}`;
    const questions = await rows('questions', at);
    expect(questions).toMatchObject([
      { number: 1, text: 'When will the trees be planted?', state: 'published', upvotes: 1 },
    ]);
    expect(questions[0]?.['asker']).toMatch(/^[0-9a-f]{16}$/);
    expect(questions[0]).not.toHaveProperty('private_note');
    expect((await rows('agenda', at)).map(({ position, title }) => [position, title])).toEqual([
      [1, 'Traffic'],
      [2, 'Trees'],
    ]);
    const secret = await exported(world(), `/desk${at}`, 'questions.json', {
      as: officer,
      reason: 'To look back',
    });
    expect(JSON.parse(secret.text)).toMatchObject([
      { number: 1 },
      { number: 2, state: 'refused', refusal_reason: 'off topic', refusal_note: 'Another evening' },
    ]);
    expect((await exported(world(), at, 'report.pdf')).bytes.subarray(0, 5).toString()).toBe('%PDF-');
  });
});
