import { beforeAll, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { AuditEntry } from '@openhall/persistence/entities';
import { exported, made } from './builders/exported.js';
import { openConsultation, propose } from './builders/open-consultation.js';
import type { OpenConsultation } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { Answer, TestSession } from './harness/application.js';

type Row = Record<string, unknown>;

describeOnEachDatabase('exports', (world) => {
  let author: TestSession;
  let officer: TestSession;
  let moderator: TestSession;
  let place: OpenConsultation;
  let proposalId: string;

  const comment = async (on: string, body: object): Promise<string> => {
    const answer = await world().post(`/proposals/${on}/comments`, {
      as: author,
      body: { parentId: null, alignment: 'for', body: 'Words', lang: 'es', ...body },
    });
    return answer.body.id as string;
  };
  const text = async (file: string, slug = place.slug): Promise<string> =>
    (await exported(world(), `/consultations/${slug}`, file)).text;
  const rows = async (table: string, slug?: string): Promise<Row[]> =>
    JSON.parse(await text(`${table}.json`, slug)) as Row[];
  const restricted = async (table: string, id = place.id): Promise<Row[]> => {
    const asked = { as: officer, reason: 'For the minutes' };
    return JSON.parse(
      (await exported(world(), `/desk/consultations/${id}`, `${table}.json`, asked)).text,
    ) as Row[];
  };
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
    await hide('comment', await comment(proposalId, { body: 'Rude words' }));
  });

  it('give one row to each contribution, and drafts to nobody', async () => {
    const proposals = await rows('proposals');
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
    const comments = await rows('comments');
    expect(comments.map((row) => row['state'])).toEqual(['visible', 'visible', 'hidden']);
    expect(comments[1]).toMatchObject({
      parent_id: comments[0]?.['id'],
      depth: 1,
      parent_missing: false,
      lang: 'es',
    });
  });

  it('carry the official response as it stands, in words of the language asked for', async () => {
    const answered = await openConsultation(world());
    const id = await propose(world(), answered.slug, author);
    await world().put(`/proposals/${id}/response`, {
      as: officer,
      body: {
        version: 0,
        status: 'partly_accepted',
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
    expect((await rows('proposals', answered.slug))[0]).toMatchObject({
      response_status: 'partly accepted',
      response_reasons: 'We will plant **ten** trees.',
      response_department: 'Parks',
      response_author: 'R. Vidal',
      response_answered_on: '2026-03-09',
      response_next_step: 'Planting begins',
      response_next_step_on: '2026-10-01',
    });
    const path = `/consultations/${answered.slug}`;
    const spanish = await exported(world(), path, 'proposals.csv', { locale: 'es' });
    expect(parse(spanish.text, { columns: true })).toMatchObject([
      { state: 'publicada', response_status: 'aceptada en parte' },
    ]);
  });

  it('hold no hidden words, no names and no addresses', async () => {
    for (const name of ['proposals.csv', 'comments.csv', 'proposals.json', 'comments.jsonl']) {
      const all = await text(name);
      expect(all).not.toContain('Rude words');
      expect(all).not.toContain('Ana');
      expect(all).not.toContain(author.accountId);
      expect(all).not.toContain('@example.org');
    }
  });

  it('name a person alike within one export, and otherwise in the next', async () => {
    const [first, second] = await rows('comments');
    expect(first?.['author']).toMatch(/^[0-9a-f]{16}$/);
    expect(second?.['author']).toBe(first?.['author']);
    world().clock.advance(2 * 60_000);
    const [again] = await rows('comments');
    expect(again?.['author']).not.toBe(first?.['author']);
  });

  it('are CSV files by RFC 4180 that no spreadsheet takes for formulas', async () => {
    const { headers, text: csv } = await exported(world(), `/consultations/${place.slug}`, 'comments.csv');
    expect(headers['content-type']).toContain('text/csv');
    expect(headers['content-disposition']).toBe(`attachment; filename="${place.slug}-comments.csv"`);
    expect(csv).toContain(`"'=HYPERLINK(""x"")"`);
    expect(csv).toContain('"An answer, with ""quotes""\nand lines"');
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(parse(csv, { columns: true, record_delimiter: '\r\n' })).toHaveLength(3);
  });

  it('say the same in every format', async () => {
    const json = await rows('proposals');
    const lines = (await text('proposals.jsonl')).trimEnd().split('\n');
    const strip = ({ author: _, ...row }: Row) => row;
    expect(lines.map((line) => strip(JSON.parse(line) as Row))).toEqual(json.map(strip));
  });

  it('keep numbers back while counts are hidden, from officers too', async () => {
    const secret = await openConsultation(world(), { hideCounts: true });
    const id = await propose(world(), secret.slug, author);
    await comment(id, {});
    expect((await rows('proposals', secret.slug))[0]).toMatchObject({ supports: null, comments: 1 });
    expect((await rows('comments', secret.slug))[0]).toMatchObject({ helpful: null });
    expect((await restricted('proposals', secret.id))[0]).toMatchObject({ supports: null });
  });

  it('empty a hidden proposal and the comments on it, but for officers', async () => {
    const other = await openConsultation(world());
    const id = await propose(world(), other.slug, author);
    await comment(id, { body: 'I quote the rude proposal' });
    await hide('proposal', id);
    const gone = { title: null, body: null, author: null, state: 'hidden' };
    expect((await rows('proposals', other.slug))[0]).toMatchObject(gone);
    expect((await rows('comments', other.slug))[0]).toMatchObject({ body: null, author: null });
    expect((await restricted('proposals', other.id))[0]).toMatchObject({ title: 'Plant more trees' });
    expect((await restricted('comments', other.id))[0]).toMatchObject({ body: 'I quote the rude proposal' });
    expect(await rows('moderation', other.slug)).toEqual([
      { subject: 'proposal', act: 'hide', reason: 'spam', decisions: 1 },
    ]);
  });

  it('for officers ask for a reason, are audited, and are for nobody else', async () => {
    await world().post('/reports', {
      as: author,
      body: { subjectType: 'proposal', subjectId: proposalId, reason: 'other', note: 'Look at this' },
    });
    const path = `/desk/consultations/${place.id}`;
    const body = { file: 'reports.csv', locale: 'en' };
    expect((await world().post(`${path}/exports`, { as: officer, body })).status).toBe(400);
    const named = { ...body, reason: 'The council asks' };
    expect((await world().post(`${path}/exports`, { as: moderator, body: named })).body.code).toBe(
      'not_allowed',
    );
    const file = await exported(world(), path, 'reports.csv', { as: officer, reason: 'The council asks' });
    const { id } = file.view;
    for (const as of [author, moderator]) {
      expect((await world().get(`/exports/${id}/file`, { as })).body.code).toBe('not_allowed');
      expect((await world().get(`/exports/${id}`, { as })).body.code).toBe('not_allowed');
    }
    expect((await world().get(`/exports/${id}/file`)).body.code).toBe('not_signed_in');
    const shown = await world().get(`/consultations/${place.slug}/exports`);
    expect(JSON.stringify(shown.body)).not.toContain(id);
    const entries = await world()
      .database.reader.getRepository(AuditEntry)
      .findBy({ subjectId: place.id, actorId: officer.accountId });
    expect(entries.map(({ act, detail }) => [act, detail])).toEqual([
      ['export.asked', { exportId: id, file: 'reports.csv' }],
      ['export.downloaded', { exportId: id, file: 'reports.csv' }],
    ]);
  });

  it('know no other files', async () => {
    const post = (file: string) =>
      world().post(`/consultations/${place.slug}/exports`, { body: { file, locale: 'en' } });
    for (const file of ['reports.csv', 'accounts.csv', '../secret', 'proposals.xml']) {
      expect((await post(file)).body).toMatchObject({ code: 'invalid_request', fields: [{ field: 'file' }] });
    }
    expect((await world().get('/exports/rubbish')).body.code).toBe('not_found');
    expect((await world().get('/consultations/none/exports')).body.code).toBe('not_found');
  });

  it('explain every column', async () => {
    const { body } = await world().get(`/consultations/${place.slug}/exports?locale=es`);
    expect(body.tables[0]).toMatchObject({ name: 'proposals', title: 'Propuestas' });
    for (const { columns } of body.tables as { columns: Row[] }[]) {
      for (const column of columns) {
        expect(Object.values(column).every((words) => typeof words === 'string' && words !== '')).toBe(true);
      }
    }
    expect((await made(world(), `/consultations/${place.slug}`, 'phases.csv')).rows).toEqual({ phases: 1 });
  });
});
