import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, it } from '@jest/globals';
import type { Receipt, ReceiptCheck, VoteView } from '@openhall/contracts/voting';
import {
  fromBase64,
  fromHex,
  leafHash,
  provesInclusion,
  readCheckpoint,
  readSignedNote,
} from '@openhall/domain/transparency';
import { usualRules } from '@openhall/domain/voting';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import { query, sql } from '@openhall/persistence/sql';
import { openVote, votePlan, votingConsultation } from './builders/votes.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

const minute = 60_000;

describeOnEachDatabase('votes', (world) => {
  let officer: TestSession;
  let people: TestSession[];

  beforeAll(async () => {
    officer = await world().signIn('officer');
    people = [];
    for (let i = 0; i < 25; i += 1) people.push(await world().signIn());
  });

  const cast = (id: string, as: TestSession, ballot: object) =>
    world().put(`/votes/${id}/ballot`, { as, body: { ballot, code: null } });
  const view = async (id: string, as?: TestSession) =>
    (await world().get(`/votes/${id}`, { as })).body as VoteView;
  const runJobs = () => world().service(JobsService).runDue();
  const rows = (id: string) =>
    query<{ pseudonym: string; channel: string }>(
      world().database.reader,
      sql`SELECT pseudonym, channel FROM ballot WHERE vote_id = ${id}`,
    );
  const keyFile = (id: string) => join(world().environment.dataDirectory, 'keys', `vote-${id}.key`);
  const close = async (vote: { closesAt: number }) => {
    world().clock.set(Math.max(world().clock.now(), vote.closesAt));
    await runJobs();
  };

  it('count one ballot for each person, however often and at once they cast', async () => {
    const vote = await openVote(world(), officer);
    const [park, library] = vote.optionIds;
    const casts = people
      .slice(0, 20)
      .flatMap((person, i) =>
        Array.from({ length: 20 }, (_, n) =>
          cast(vote.id, person, { picks: [(i + n) % 2 ? park : library] }),
        ),
      );
    const answers = await Promise.all(casts);
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([200]));
    expect(await rows(vote.id)).toHaveLength(20);
    expect((await view(vote.id)).turnout).toBe(20);
    const leaves = await query<{ n: number }>(
      world().database.reader,
      sql`SELECT CAST(count(*) AS integer) AS n FROM ballot_leaf WHERE vote_id = ${vote.id} AND NOT superseded`,
    );
    expect(leaves).toEqual([{ n: 20 }]);
  });

  it('take the last ballot, and give the same receipt for the same ballot', async () => {
    const vote = await openVote(world(), officer);
    const [park, library] = vote.optionIds;
    const person = people[0]!;
    const first = (await cast(vote.id, person, { picks: [park] })).body as Receipt;
    const again = (await cast(vote.id, person, { picks: [park] })).body as Receipt;
    expect(again).toEqual(first);
    const changed = (await cast(vote.id, person, { picks: [library] })).body as Receipt;
    expect(changed.commitment).not.toBe(first.commitment);
    expect((await view(vote.id, person)).own).toEqual({
      mayVote: true,
      voted: true,
      ballot: { picks: [library] },
    });
    await close(vote);
    const closed = await view(vote.id);
    expect(closed.result).toMatchObject({
      winners: [library],
      ballots: 1,
      turnout: { voted: 1, by: { email: 1 } },
    });
    const old = (await world().get(`/votes/${vote.id}/receipts/${first.code}`)).body as ReceiptCheck;
    expect(old).toMatchObject({ state: 'included', opened: { superseded: true, ballot: { picks: [park] } } });
  });

  it('prove each receipt once a batch of ten is in the tree, and only then', async () => {
    const vote = await openVote(world(), officer);
    const receipts: Receipt[] = [];
    for (const person of people.slice(0, 9)) {
      receipts.push((await cast(vote.id, person, { picks: [vote.optionIds[0]] })).body as Receipt);
    }
    const check = async (receipt: Receipt) =>
      (await world().get(`/votes/${vote.id}/receipts/${receipt.code}`)).body as ReceiptCheck;
    world().clock.advance(2 * minute);
    await runJobs();
    expect((await check(receipts[0]!)).state).toBe('waiting');
    expect((await view(vote.id)).checkpoint).toBeNull();
    receipts.push((await cast(vote.id, people[9]!, { picks: [vote.optionIds[1]] })).body as Receipt);
    world().clock.advance(2 * minute);
    await runJobs();
    for (const receipt of receipts) {
      const { inclusion, opened } = await check(receipt);
      const checkpoint = readCheckpoint(readSignedNote(inclusion!.checkpoint)!.text)!;
      const proof = inclusion!.proof.map((hash) => fromHex(hash)!);
      const leaf = leafHash(fromHex(receipt.commitment)!);
      expect(provesInclusion(leaf, inclusion!.index, inclusion!.size, proof, checkpoint.root)).toBe(true);
      expect(opened).toBeNull();
      expect(fromBase64(receipt.signature)).toHaveLength(64);
    }
    const feed = (await world().get(`/rooms/vote:${vote.id}/events?after=0`)).body as {
      events: { type: string; checkpoint?: { note: string } }[];
    };
    expect(feed.events.find(({ type }) => type === 'vote.checkpoint')).toMatchObject({
      checkpoint: { note: (await view(vote.id)).checkpoint, since: null, proof: [] },
    });
    await cast(vote.id, people[10]!, { picks: [vote.optionIds[1]] });
    await close(vote);
    const later = (await world().get(`/rooms/vote:${vote.id}/events?after=0`)).body as typeof feed;
    expect(later.events.findLast(({ type }) => type === 'vote.checkpoint')).toMatchObject({
      checkpoint: { since: 10, proof: expect.arrayContaining([expect.stringMatching(/^[0-9a-f]{64}$/)]) },
    });
    const sizes = ((await world().get(`/votes/${vote.id}/checkpoints`)).body as string[]).map(
      (note) => readCheckpoint(readSignedNote(note)!.text)!.size,
    );
    expect(sizes).toEqual([10, 11]);
    expect((await world().get(`/votes/${vote.id}/consistency?from=10&to=10`)).body).toEqual([]);
  });

  it('send no checkpoint before the close while the turnout is hidden', async () => {
    const vote = await openVote(world(), officer, { turnoutShown: false });
    for (const person of people.slice(0, 12)) await cast(vote.id, person, { picks: [vote.optionIds[0]] });
    world().clock.advance(5 * minute);
    await runJobs();
    expect(await view(vote.id)).toMatchObject({ turnout: null, checkpoint: null, result: null });
    expect((await world().get(`/votes/${vote.id}/checkpoints`)).body).toEqual([]);
    await close(vote);
    expect((await view(vote.id)).result?.turnout.voted).toBe(12);
  });

  it('close by themselves: counted, published, who voted forgotten, the key destroyed', async () => {
    const vote = await openVote(world(), officer);
    await cast(vote.id, people[0]!, { picks: [vote.optionIds[2]] });
    await cast(vote.id, people[1]!, { abstain: true });
    expect(existsSync(keyFile(vote.id))).toBe(true);
    const key = readFileSync(keyFile(vote.id), 'utf8').trim();
    expect(key).toHaveLength(64);
    world().clock.set(vote.closesAt);
    const late = await cast(vote.id, people[2]!, { picks: [vote.optionIds[2]] });
    expect(late.body).toMatchObject({ code: 'vote_closed' });
    await runJobs();
    await runJobs();
    expect(await view(vote.id)).toMatchObject({
      state: 'closed',
      turnout: 2,
      own: { mayVote: 'vote_closed', voted: false, ballot: null },
      result: {
        winners: [vote.optionIds[2]],
        ballots: 2,
        abstentions: 1,
        margin: { ballots: 1, exact: true },
      },
    });
    expect(await rows(vote.id)).toEqual([]);
    expect(existsSync(keyFile(vote.id))).toBe(false);
    const { dataDirectory, database } = world().environment;
    const left = readdirSync(dataDirectory, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
    const files = database.kind === 'sqlite' ? [...left, database.file, `${database.file}-wal`] : left;
    const bytes = Buffer.from(key, 'hex');
    for (const file of files.filter((path) => existsSync(path))) {
      const content = readFileSync(file);
      expect([file, content.includes(key), content.includes(bytes)]).toEqual([file, false, false]);
    }
  });

  it('say that they take no more ballots when their key is gone', async () => {
    const vote = await openVote(world(), officer);
    const { VoteKeys } = await import('@openhall/api/voting/vote-keys.service');
    world().service(VoteKeys).destroy(vote.id);
    const answer = await cast(vote.id, people[0]!, { picks: [vote.optionIds[0]] });
    expect([answer.status, answer.body]).toMatchObject([503, { code: 'vote_key_missing' }]);
    expect((await view(vote.id, people[0])).own.mayVote).toBe('vote_key_missing');
  });

  it('refuse ballots that the rules do not allow, with what is wrong', async () => {
    const vote = await openVote(world(), officer);
    const [park, library] = vote.optionIds;
    const codes: [object, string][] = [
      [{ picks: [] }, 'ballot_empty'],
      [{ picks: [park, library] }, 'ballot_too_many_picks'],
      [{ ranks: [park] }, 'ballot_unreadable'],
      [{ picks: ['00000000-0000-7000-8000-000000000000'] }, 'ballot_unreadable'],
      [{ picks: [park], more: 1 }, 'ballot_unreadable'],
    ];
    for (const [ballot, code] of codes) {
      expect((await cast(vote.id, people[0]!, ballot)).body).toMatchObject({ code });
    }
    expect(
      (await world().put(`/votes/${vote.id}/ballot`, { body: { ballot: { picks: [park] }, code: null } }))
        .body,
    ).toMatchObject({ code: 'not_signed_in' });
    expect(await rows(vote.id)).toEqual([]);
  });

  it('freeze their rules when they open, and open only when they can be counted', async () => {
    const { id, phaseId } = await votingConsultation(world());
    const plan = votePlan(phaseId, { rules: { ...usualRules, method: 'equal-shares' } });
    const made = await world().post(`/desk/consultations/${id}/votes`, { as: officer, body: plan });
    const draft = made.body as { id: string; version: number; problems: string[] };
    expect(draft.problems).toEqual(['budget_missing', 'cost_missing']);
    expect((await world().get(`/votes/${draft.id}`)).status).toBe(404);
    const refused = await world().post(`/desk/votes/${draft.id}/opening`, { as: officer });
    expect(refused.body).toMatchObject({ code: 'vote_rules_invalid' });
    const better = { ...votePlan(phaseId), version: draft.version };
    expect((await world().put(`/desk/votes/${draft.id}`, { as: officer, body: better })).status).toBe(200);
    const stale = await world().put(`/desk/votes/${draft.id}`, { as: officer, body: better });
    expect(stale.body).toMatchObject({ code: 'edited_meanwhile' });
    expect((await world().post(`/desk/votes/${draft.id}/opening`, { as: officer })).status).toBe(200);
    const frozen = await world().put(`/desk/votes/${draft.id}`, {
      as: officer,
      body: { ...better, version: 2 },
    });
    expect(frozen.body).toMatchObject({ code: 'vote_frozen' });
    expect((await world().delete(`/desk/votes/${draft.id}`, { as: officer })).body).toMatchObject({
      code: 'vote_frozen',
    });
  });

  it('can be called off with a reason, and then count nothing', async () => {
    const vote = await openVote(world(), officer);
    await cast(vote.id, people[0]!, { picks: [vote.optionIds[0]] });
    const body = { reason: 'The library was left out of the question.' };
    expect((await world().post(`/desk/votes/${vote.id}/voiding`, { as: officer, body })).status).toBe(200);
    await close(vote);
    expect(await view(vote.id)).toMatchObject({ state: 'void', result: null, voidReason: body.reason });
    expect(existsSync(keyFile(vote.id))).toBe(false);
  });
});
