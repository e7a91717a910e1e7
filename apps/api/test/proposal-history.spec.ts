import { beforeAll, describe, expect, it } from '@jest/globals';
import { openConsultation, propose, writing } from './builders/proposals.js';
import type { TestConsultation } from './builders/proposals.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('the history of a proposal', (world) => {
  let ana: TestSession;
  let ben: TestSession;
  let square: TestConsultation;

  beforeAll(async () => {
    ana = await world().signIn('resident', 'Ana');
    ben = await world().signIn('resident', 'Ben');
    square = await openConsultation(world());
  });

  describe('an edit', () => {
    it('keeps what everybody has read', async () => {
      const made = await propose(world(), square, ana, { title: 'First title', body: 'The first text' });
      world().clock.advance(1_000);
      const second = {
        ...writing({ title: 'Second title', body: 'The second text' }),
        version: made.version,
      };
      const edited = (await world().put(`/proposals/${made.id}`, { as: ana, body: second })).body;
      expect(edited).toMatchObject({ title: 'Second title', editCount: 1, editedAt: world().clock.now() });
      world().clock.advance(1_000);
      const third = { ...writing({ title: 'Third title', body: 'The third text' }), version: edited.version };
      await world().put(`/proposals/${made.id}`, { as: ana, body: third });
      const history = (await world().get(`/proposals/${made.id}/revisions`)).body;
      expect(history.next).toBeNull();
      expect(history.items).toEqual([
        { number: 3, title: 'Third title', bodyHtml: '<p>The third text</p>\n', at: world().clock.now() },
        {
          number: 2,
          title: 'Second title',
          bodyHtml: '<p>The second text</p>\n',
          at: world().clock.now() - 1_000,
        },
        { number: 1, title: 'First title', bodyHtml: '<p>The first text</p>\n', at: made.publishedAt },
      ]);
    });

    it('has a history of any length, in pages', async () => {
      let proposal = await propose(world(), square, ana);
      for (let count = 1; count <= 45; count += 1) {
        const body = { ...writing({ title: `Title number ${count}` }), version: proposal.version };
        proposal = (await world().put(`/proposals/${proposal.id}`, { as: ana, body })).body;
      }
      const numbers: number[] = [];
      let next: string | null = '';
      while (next !== null) {
        const page: { items: { number: number }[]; next: string | null } = (
          await world().get(`/proposals/${proposal.id}/revisions?cursor=${next}`)
        ).body;
        numbers.push(...page.items.map((item) => item.number));
        next = page.next;
      }
      expect(numbers).toEqual(Array.from({ length: 46 }, (_, index) => 46 - index));
    });

    it('of only the topic or the place is no new text', async () => {
      const made = await propose(world(), square, ana);
      const body = { ...writing({ place: 'Elsewhere' }), version: made.version };
      const edited = (await world().put(`/proposals/${made.id}`, { as: ana, body })).body;
      expect(edited).toMatchObject({ place: 'Elsewhere', editCount: 0, version: made.version + 1 });
    });

    it('wins once when two come at the same time', async () => {
      const made = await propose(world(), square, ana);
      const send = (title: string) =>
        world().put(`/proposals/${made.id}`, {
          as: ana,
          body: { ...writing({ title }), version: made.version },
        });
      const answers = await Promise.all(['One title', 'Two titles', 'Three titles', 'Four titles'].map(send));
      expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409, 409, 409]);
      expect(answers.find((answer) => answer.status === 409)?.body.code).toBe('edited_meanwhile');
      expect((await world().get(`/proposals/${made.id}`)).body.editCount).toBe(1);
    });

    it('with the same key gives the same answer', async () => {
      const made = await propose(world(), square, ana);
      const send = () =>
        world().put(`/proposals/${made.id}`, {
          as: ana,
          key: '0190aaaa-0000-7000-8000-000000000001',
          body: { ...writing({ title: 'Once more' }), version: made.version },
        });
      expect((await send()).body).toMatchObject({ title: 'Once more', editCount: 1 });
      expect(await send()).toMatchObject({ status: 200, body: { title: 'Once more', editCount: 1 } });
    });

    it('is the author’s', async () => {
      const made = await propose(world(), square, ana);
      const body = { ...writing({ title: 'Taken over' }), version: made.version };
      const officer = await world().signIn('officer');
      for (const as of [ben, officer]) {
        expect((await world().put(`/proposals/${made.id}`, { as, body })).body.code).toBe('not_allowed');
      }
    });
  });

  describe('a withdrawn one', () => {
    it('stays readable and marked, out of the list and closed', async () => {
      const consultation = await openConsultation(world());
      const made = await propose(world(), consultation, ana);
      await world().put(`/proposals/${made.id}/support`, { as: ben });
      const withdrawn = await world().post(`/proposals/${made.id}/withdrawal`, { as: ana });
      expect(withdrawn.body).toMatchObject({
        state: 'withdrawn',
        withdrawnAt: world().clock.now(),
        counts: { supports: 1 },
      });
      expect((await world().post(`/proposals/${made.id}/withdrawal`, { as: ana })).body.code).toBe(
        'already_withdrawn',
      );
      expect((await world().put(`/proposals/${made.id}/support`, { as: ana })).body.code).toBe(
        'proposal_not_open',
      );
      expect((await world().get(`/proposals/${made.id}`)).body).toMatchObject({
        state: 'withdrawn',
        title: made.title,
      });
      const list = (status: string) =>
        world().get(`/consultations/${consultation.slug}/proposals?status=${status}`);
      expect((await list('open')).body).toMatchObject({ items: [], total: 0 });
      expect((await list('withdrawn')).body).toMatchObject({ items: [{ id: made.id }], total: 1 });
    });
  });
});
