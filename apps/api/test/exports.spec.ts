import { beforeAll, describe, expect, it } from '@jest/globals';
import { AuditEntry } from '@openhall/persistence/entities';
import { openConsultation, propose } from './builders/open-consultation.js';
import type { OpenConsultation } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { Answer, TestSession } from './harness/application.js';

describeOnEachDatabase('exports', (world) => {
  let author: TestSession;
  let officer: TestSession;
  let moderator: TestSession;
  let place: OpenConsultation;
  let proposalId: string;
  let hiddenId: string;

  const comment = async (on: string, body: object): Promise<string> => {
    const answer = await world().post(`/proposals/${on}/comments`, {
      as: author,
      body: { parentId: null, alignment: 'for', body: 'Words', lang: 'es', ...body },
    });
    return answer.body.id as string;
  };
  const file = (name: string, id = place.id): Promise<Answer> =>
    world().get(`/desk/consultations/${id}/export/${name}`, { as: officer });
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
    const root = await comment(proposalId, { body: '=HYPERLINK("x")' });
    await comment(proposalId, { parentId: root, body: 'An answer, with "quotes"\nand lines' });
    hiddenId = await comment(proposalId, { body: 'Rude words' });
    await hide('comment', hiddenId);
  });

  it('give one row to each contribution, and drafts to nobody', async () => {
    const proposals = (await file('proposals.json')).body as Record<string, unknown>[];
    expect(proposals).toHaveLength(1);
    expect(proposals[0]).toMatchObject({
      id: proposalId,
      number: 1,
      state: 'published',
      supports: 1,
      imported_supports: null,
      comments: 2,
      comments_for: 2,
      lang: 'en',
    });
    const comments = (await file('comments.json')).body as Record<string, unknown>[];
    expect(comments.map((row) => row['state'])).toEqual(['visible', 'visible', 'hidden']);
    expect(comments[1]).toMatchObject({
      parent_id: comments[0]?.['id'],
      depth: 1,
      parent_missing: false,
      lang: 'es',
    });
  });

  it('carry the official response as it stands', async () => {
    const answered = await openConsultation(world());
    const id = await propose(world(), answered.slug, author);
    await world().put(`/proposals/${id}/response`, {
      as: officer,
      body: {
        version: 0,
        status: 'accepted',
        reasons: 'We will plant **ten** trees.',
        authorName: 'R. Vidal',
        department: 'Parks',
        answeredOn: '2026-03-09',
        nextStep: 'Planting begins',
        nextStepOn: '2026-10-01',
        lang: 'en',
        correctionNote: null,
      },
    });
    expect((await file('proposals.json', answered.id)).body[0]).toMatchObject({
      response_status: 'accepted',
      response_reasons: 'We will plant **ten** trees.',
      response_department: 'Parks',
      response_author: 'R. Vidal',
      response_answered_on: '2026-03-09',
      response_next_step: 'Planting begins',
      response_next_step_on: '2026-10-01',
    });
  });

  it('hold no hidden words, no names and no addresses', async () => {
    for (const name of ['proposals.csv', 'comments.csv', 'proposals.json', 'comments.json']) {
      const text = JSON.stringify((await file(name)).body);
      expect(text).not.toContain('Rude words');
      expect(text).not.toContain('Ana');
      expect(text).not.toContain(author.accountId);
      expect(text).not.toContain('@example.org');
    }
  });

  it('name the same person alike within a consultation, and otherwise in another', async () => {
    const other = await openConsultation(world());
    await propose(world(), other.slug, author);
    const here = (await file('proposals.json')).body[0].author as string;
    const comments = (await file('comments.json')).body as Record<string, unknown>[];
    expect(here).toMatch(/^[0-9a-f]{16}$/);
    expect(comments[0]?.['author']).toBe(here);
    expect((await file('proposals.json', other.id)).body[0].author).not.toBe(here);
  });

  it('are CSV files that no spreadsheet takes for formulas', async () => {
    const answer = await file('comments.csv');
    expect(answer.headers['content-type']).toContain('text/csv');
    expect(answer.headers['content-disposition']).toBe(`attachment; filename="${place.slug}-comments.csv"`);
    expect(answer.body).toContain(`"'=HYPERLINK(""x"")"`);
    expect(answer.body).toContain('"An answer, with ""quotes""\nand lines"');
  });

  it('keep numbers back while counts are hidden', async () => {
    const secret = await openConsultation(world(), { hideCounts: true });
    const id = await propose(world(), secret.slug, author);
    await comment(id, {});
    expect((await file('proposals.json', secret.id)).body[0]).toMatchObject({ supports: null, comments: 1 });
    expect((await file('comments.json', secret.id)).body[0]).toMatchObject({ helpful: null });
    expect((await file('comments.csv', secret.id)).status).toBe(200);
  });

  it('empty a hidden proposal, and the comments on it', async () => {
    const other = await openConsultation(world());
    const id = await propose(world(), other.slug, author);
    await comment(id, { body: 'I quote the rude proposal' });
    await hide('proposal', id);
    expect((await file('proposals.json', other.id)).body[0]).toMatchObject({
      title: null,
      body: null,
      author: null,
    });
    expect((await file('comments.json', other.id)).body[0]).toMatchObject({ body: null, author: null });
  });

  it('are for officers, and who took one is on record', async () => {
    const refused = await world().get(`/desk/consultations/${place.id}/export/comments.csv`, {
      as: moderator,
    });
    expect(refused.body.code).toBe('not_allowed');
    expect((await file('votes.csv')).body.code).toBe('not_found');
    expect((await file('comments.csv', 'rubbish')).body.code).toBe('not_found');
    const entries = await world()
      .database.reader.getRepository(AuditEntry)
      .findBy({ act: 'consultation.exported', subjectId: place.id, actorId: officer.accountId });
    expect(entries.at(-1)?.detail).toEqual({ kind: 'comments', format: 'csv' });
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
