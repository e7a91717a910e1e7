import { beforeAll, describe, expect, it } from '@jest/globals';
import { openConsultation, propose } from './builders/open-consultation.js';
import type { OpenConsultation } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { Answer, TestSession } from './harness/application.js';

describeOnEachDatabase('own data', (world) => {
  let author: TestSession;
  let officer: TestSession;
  let moderator: TestSession;
  let place: OpenConsultation;
  let proposalId: string;
  let hiddenId: string;

  const hide = (subjectType: string, subjectId: string): Promise<Answer> =>
    world().post('/desk/decisions', {
      as: moderator,
      body: { subjectType, subjectId, act: 'hide', reason: 'spam', note: 'Not about this' },
    });

  beforeAll(async () => {
    author = await world().signIn('resident', 'Ana');
    officer = await world().signIn('officer');
    moderator = await world().signIn('moderator');
    place = await openConsultation(world());
    proposalId = await propose(world(), place.slug, author);
    await propose(world(), place.slug, author, true);
    await world().put(`/proposals/${proposalId}/support`, { as: officer });
    const answer = await world().post(`/proposals/${proposalId}/comments`, {
      as: author,
      body: { parentId: null, alignment: 'for', body: 'Rude words', lang: 'es' },
    });
    hiddenId = answer.body.id as string;
    await hide('comment', hiddenId);
  });

  describe('of own data', () => {
    it('hold everything that is kept about the person', async () => {
      const answer = await world().get('/account/export', { as: author });
      expect(answer.headers['content-disposition']).toContain('attachment');
      expect(answer.body.account).toMatchObject({ id: author.accountId, displayName: 'Ana' });
      expect(answer.body.account.email).toContain('@example.org');
      expect(answer.body.sessions).toHaveLength(1);
      expect(answer.body.drafts).toHaveLength(1);
      expect(answer.body.proposals.length).toBeGreaterThan(0);
      expect(answer.body.comments.map((row: { id: string }) => row.id)).toContain(hiddenId);
      expect((await world().get('/account/export')).body.code).toBe('not_signed_in');
      const supports = (await world().get('/account/export', { as: officer })).body.supports;
      expect(supports).toMatchObject([{ proposalId }]);
    });

    it('list proposals and comments together, newest first, page by page', async () => {
      const busy = await world().signIn();
      const own = await propose(world(), place.slug, busy);
      const wanted: string[] = [own];
      for (let index = 0; index < 24; index += 1) {
        world().clock.advance(1_000);
        const answer = await world().post(`/proposals/${proposalId}/comments`, {
          as: busy,
          body: { parentId: null, alignment: 'neutral', body: `Thought **${index}**`, lang: 'en' },
        });
        wanted.unshift(answer.body.id as string);
      }
      const first = await world().get('/account/contributions', { as: busy });
      const second = await world().get(`/account/contributions?cursor=${first.body.next}`, { as: busy });
      const all = [...first.body.items, ...second.body.items];
      expect(all.map((row) => row.id)).toEqual(wanted);
      expect(all[0]).toMatchObject({
        kind: 'comment',
        proposalId,
        proposalTitle: 'Plant more trees',
        excerpt: 'Thought 23',
      });
      expect(all.at(-1)).toMatchObject({ kind: 'proposal', consultationSlug: place.slug });
      expect(second.body.next).toBeNull();
    });

    it('name no hidden proposal of others, and keep the name of one’s own', async () => {
      const other = await openConsultation(world());
      const id = await propose(world(), other.slug, author);
      const guest = await world().signIn();
      await world().post(`/proposals/${id}/comments`, {
        as: guest,
        body: { parentId: null, alignment: 'neutral', body: 'I do not like it', lang: 'en' },
      });
      await hide('proposal', id);
      const titles = async (as: TestSession): Promise<string[]> =>
        (await world().get('/account/contributions', { as })).body.items
          .filter((item: { id: string; proposalId?: string }) => item.id === id || item.proposalId === id)
          .map((item: { title?: string; proposalTitle?: string }) => item.title ?? item.proposalTitle);
      expect(await titles(guest)).toEqual(['']);
      expect(await titles(author)).toEqual(['Plant more trees']);
    });
  });
});
