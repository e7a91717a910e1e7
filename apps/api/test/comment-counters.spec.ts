import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Comment, Consultation, Helpful, Proposal } from '@openhall/persistence/entities';
import { openConsultation, propose } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { Answer, TestSession, World } from './harness/application.js';

const act = fc.record({
  kind: fc.constantFrom(
    'post',
    'post',
    'post',
    'edit',
    'delete',
    'mark',
    'mark',
    'unmark',
    'hide',
    'restore',
  ),
  who: fc.nat(2),
  /** Which of the comments so far. */
  which: fc.nat(),
  alignment: fc.constantFrom('for', 'neutral', 'against'),
});

interface Act {
  kind: string;
  who: number;
  which: number;
  alignment: string;
}

describeOnEachDatabase('counters of comments', (world) => {
  it('equal the rows after any acts of several people, sent three at a time', async () => {
    const people = [await world().signIn(), await world().signIn(), await world().signIn()];
    const moderator = await world().signIn('moderator');
    await fc.assert(
      fc.asyncProperty(fc.array(act, { minLength: 10, maxLength: 40 }), async (acts) => {
        const place = await openConsultation(world());
        const proposalId = await propose(world(), place.slug, people[0]!);
        const ids: string[] = [];
        for (let from = 0; from < acts.length; from += 3) {
          const some = acts.slice(from, from + 3);
          const answers = await Promise.all(
            some.map((one) => perform(world(), proposalId, ids, one, people, moderator)),
          );
          for (const answer of answers) {
            expect(answer?.status ?? 200).toBeLessThan(500);
            if (answer?.status === 201 && answer.body.parentId !== undefined)
              ids.push(answer.body.id as string);
          }
        }
        await expectCountersToEqualRows(world(), proposalId, place.id);
      }),
      { numRuns: 8 },
    );
  });
});

async function perform(
  world: World,
  proposalId: string,
  ids: readonly string[],
  { kind, who, which, alignment }: Act,
  people: readonly TestSession[],
  moderator: TestSession,
): Promise<Answer | undefined> {
  const as = people[who]!;
  const id = ids.length === 0 ? null : ids[which % ids.length]!;
  if (kind === 'post') {
    const parentId = which % 3 === 0 ? null : id;
    return world.post(`/proposals/${proposalId}/comments`, {
      as,
      body: { parentId, alignment, body: 'Words', lang: 'en' },
    });
  }
  if (id === null) return undefined;
  if (kind === 'delete') return world.delete(`/comments/${id}`, { as });
  if (kind === 'mark') return world.put(`/comments/${id}/helpful`, { as });
  if (kind === 'unmark') return world.delete(`/comments/${id}/helpful`, { as });
  if (kind === 'edit')
    return world.patch(`/comments/${id}`, { as, body: { body: 'Other words', alignment, version: 1 } });
  const decision = {
    subjectType: 'comment',
    subjectId: id,
    act: kind,
    reason: 'spam',
    note: 'Not about this',
  };
  return world.post('/desk/decisions', { as: moderator, body: decision });
}

async function expectCountersToEqualRows(
  world: World,
  proposalId: string,
  consultationId: string,
): Promise<void> {
  const { reader } = world.database;
  const comments = await reader.getRepository(Comment).findBy({ proposalId });
  const visible = comments.filter((comment) => comment.state === 'visible');
  const aligned = (alignment: string) => visible.filter((comment) => comment.alignment === alignment).length;
  expect(await reader.getRepository(Proposal).findOneByOrFail({ id: proposalId })).toMatchObject({
    commentCount: visible.length,
    forCount: aligned('for'),
    neutralCount: aligned('neutral'),
    againstCount: aligned('against'),
  });
  const consultation = await reader.getRepository(Consultation).findOneByOrFail({ id: consultationId });
  expect(consultation.commentCount).toBe(visible.length);
  const shown = (comment: Comment) => comment.state !== 'deleted' || comment.replyCount > 0;
  for (const comment of comments) {
    const replies = comments.filter((reply) => reply.parentId === comment.id && shown(reply));
    expect(comment.replyCount).toBe(replies.length);
    const marks = await reader.getRepository(Helpful).countBy({ commentId: comment.id });
    expect(comment.helpfulCount).toBe(marks);
  }
}
