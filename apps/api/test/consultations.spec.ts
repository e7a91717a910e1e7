import { beforeAll, expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import type { Consultation, ConsultationDraft } from '@openhall/contracts/consultations';
import { AuditEntry } from '@openhall/persistence/entities';
import { publishConsultation } from './builders/consultations.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { TestSession } from './harness/application.js';

describeOnEachDatabase('consultations', (world) => {
  let officer: TestSession;
  let resident: TestSession;

  beforeAll(async () => {
    officer = await world().signIn('officer');
    resident = await world().signIn();
  });

  async function draftFrom(template: string, title = 'A park for everyone'): Promise<ConsultationDraft> {
    const answer = await world().post('/desk/consultations', {
      as: officer,
      body: { template, title, locale: 'en' },
    });
    expect(answer.status).toBe(201);
    return answer.body as ConsultationDraft;
  }

  function changeOf({
    version,
    slug,
    timeZone,
    defaultLocale,
    locales,
    contact,
    supportThreshold,
    texts,
    phases,
  }: ConsultationDraft) {
    return {
      version,
      slug,
      timeZone,
      defaultLocale,
      locales,
      contact,
      supportThreshold,
      texts,
      phases: phases.map(({ id, kind, titles, opensAt, closesAt, hideCounts }) => ({
        id,
        kind,
        titles,
        opensAt,
        closesAt,
        hideCounts,
      })),
    };
  }

  const put = (id: string, body: unknown) => world().put(`/desk/consultations/${id}`, { as: officer, body });

  it.each(['blank', 'ideas', 'plan', 'budget'])(
    'starts from the template "%s" with words and phases',
    async (template) => {
      const draft = await draftFrom(template);
      expect(draft.state).toBe('draft');
      expect(draft.locales).toEqual(['en', 'es']);
      expect(draft.missing['es']).toContain('title');
      expect(draft.phases.length).toBeGreaterThan(0);
      expect(draft.phases[0]!.state).toBe('open');
    },
  );

  it('gives like titles different addresses, and one command sent twice one consultation', async () => {
    const key = uuid();
    const body = { template: 'blank', title: 'Ruhezonen für Ältere', locale: 'en' };
    const answers = await Promise.all(
      [1, 2, 3].map(() => world().post('/desk/consultations', { as: officer, body, key })),
    );
    expect(new Set(answers.map((answer) => answer.body.id)).size).toBe(1);
    expect(answers[0]!.body.slug).toBe('ruhezonen-fur-altere');
    const other = await world().post('/desk/consultations', { as: officer, body });
    expect(other.body.slug).toBe('ruhezonen-fur-altere-2');
  });

  it('shows a draft to officers alone', async () => {
    const { slug } = await draftFrom('ideas', 'Seen by officers');
    expect((await world().get(`/consultations/${slug}`, { as: officer })).status).toBe(200);
    for (const as of [null, resident, await world().signIn('moderator')]) {
      expect((await world().get(`/consultations/${slug}`, { as })).body.code).toBe('not_found');
    }
  });

  it('saves words in several languages, cleaned, and says which are missing', async () => {
    const draft = await draftFrom('ideas', 'Words');
    const change = changeOf(draft);
    change.texts['es'] = { ...draft.texts['es']!, title: '  Palabras \u202e ', conduct: '' };
    const saved = await put(draft.id, change);
    expect(saved.status).toBe(200);
    expect(saved.body.version).toBe(2);
    expect(saved.body.texts.es.title).toBe('Palabras');
    expect(saved.body.missing).toEqual({ es: ['conduct'] });
    const page = await world().get<Consultation>(`/consultations/${draft.slug}?locale=es-MX`, {
      as: officer,
    });
    expect(page.body.locale).toBe('es');
    expect(page.body.texts.title).toBe('Palabras');
    expect(page.body.texts.conduct).toBe(draft.texts['en']!.conduct);
    expect(page.body.html.conduct).toContain('<ul>');
  });

  it('makes Markdown safe', async () => {
    const draft = await draftFrom('blank', 'Safe words');
    const change = changeOf(draft);
    change.texts['en'] = {
      ...draft.texts['en']!,
      purpose: '# Hi\n<script>alert(1)</script> [x](javascript:alert(1))',
    };
    await put(draft.id, change);
    const { html } = (await world().get<Consultation>(`/consultations/${draft.slug}`, { as: officer })).body;
    expect(html.purpose).toContain('<h3>Hi</h3>');
    expect(html.purpose).not.toMatch(/<script|href="javascript/);
  });

  it('tells the second of two officers that somebody else saved meanwhile', async () => {
    const draft = await draftFrom('ideas', 'Two officers');
    const changes = ['First', 'Second'].map((contact) => ({ ...changeOf(draft), contact }));
    const answers = await Promise.all(changes.map((change) => put(draft.id, change)));
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409]);
    const refused = answers.findIndex((answer) => answer.status === 409);
    expect(answers[refused]!.body.code).toBe('edited_meanwhile');
    const kept = await world().get(`/desk/consultations/${draft.id}`, { as: officer });
    expect(kept.body.contact).toBe(changes[1 - refused]!.contact);
  });

  it('refuses a taken address, unknown languages, zones and fields, and changes nothing', async () => {
    const taken = await draftFrom('blank', 'Taken address');
    const draft = await draftFrom('blank', 'Other address');
    expect((await put(draft.id, { ...changeOf(draft), slug: taken.slug })).body.code).toBe('slug_taken');
    const bad = await put(draft.id, {
      ...changeOf(draft),
      timeZone: 'Mars/Olympus',
      texts: {
        ...draft.texts,
        en: { ...draft.texts['en'], summary: 'x'.repeat(401), extra: 1 },
        xx: draft.texts['en'],
      },
    });
    expect(bad.status).toBe(400);
    const fields = Object.fromEntries(
      bad.body.fields.map((one: { field: string; code: string }) => [one.field, one.code]),
    );
    expect(fields).toMatchObject({
      timeZone: 'not_a_time_zone',
      'texts.xx': 'not_a_language',
      'texts.en.summary': 'too_long',
      'texts.en.extra': 'unknown_field',
    });
    expect((await world().get(`/desk/consultations/${draft.id}`, { as: officer })).body.version).toBe(1);
  });

  it('is published once it has what people need, and audited', async () => {
    const draft = await draftFrom('blank', 'Nearly there');
    const publish = () => world().post(`/desk/consultations/${draft.id}/publication`, { as: officer });
    const early = await publish();
    expect(early.body).toMatchObject({
      code: 'texts_missing',
      fields: [{ field: 'texts.en.summary', code: 'required' }],
    });
    const change = changeOf(draft);
    change.texts['en']!.summary = 'In short';
    await put(draft.id, change);
    const answers = await Promise.all([publish(), publish()]);
    expect(answers.map((answer) => answer.body.code ?? answer.body.state).sort()).toEqual([
      'already_published',
      'published',
    ]);
    expect((await world().get(`/consultations/${draft.slug}`)).body.title).toBe('Nearly there');
    const audit = await world().database.reader.getRepository(AuditEntry).findBy({ subjectId: draft.id });
    expect(audit.map((entry) => entry.act)).toEqual([
      'consultation.created',
      'consultation.changed',
      'consultation.published',
    ]);
    expect(JSON.stringify(audit)).not.toContain('Nearly');
  });

  it('can be deleted while it is a draft, and only then', async () => {
    const draft = await draftFrom('ideas', 'To delete');
    const gone = await world().delete(`/desk/consultations/${draft.id}`, { as: officer });
    expect(gone.status).toBe(204);
    expect((await world().get(`/desk/consultations/${draft.id}`, { as: officer })).body.code).toBe(
      'not_found',
    );
    const id = await publishConsultation(world(), -1, 1);
    const kept = await world().delete(`/desk/consultations/${id}`, { as: officer });
    expect(kept.body.code).toBe('already_published');
  });

  it('keeps every dated version of its documents', async () => {
    const { id } = await draftFrom('plan', 'With documents');
    const version = { locale: 'en', title: 'The draft plan', url: null, body: '**Bold**' };
    const first = await world().post(`/desk/consultations/${id}/documents`, { as: officer, body: version });
    const documentId = first.body.documents[0].id as string;
    const path = `/desk/consultations/${id}/documents/${documentId}/versions`;
    const newer = { ...version, url: 'https://example.org/plan.pdf', body: null };
    const answers = await Promise.all([1, 2].map(() => world().post(path, { as: officer, body: newer })));
    expect(answers.map((answer) => answer.status)).toEqual([201, 201]);
    const { documents } = (await world().get<ConsultationDraft>(`/desk/consultations/${id}`, { as: officer }))
      .body;
    expect(documents[0]!.versions.map(({ number }) => number)).toEqual([3, 2, 1]);
    expect(documents[0]!.versions[2]!.html).toContain('<strong>Bold</strong>');
    for (const url of ['javascript:alert(1)', 'ftp://example.org']) {
      const refused = await world().post(path, { as: officer, body: { ...newer, url } });
      expect(refused.body.fields).toEqual([{ field: 'url', code: 'not_a_link' }]);
    }
    const empty = await world().post(path, { as: officer, body: { ...newer, url: null } });
    expect(empty.body.fields).toEqual([{ field: 'body', code: 'required' }]);
  });

  it('answers 304 to a reader who has it already', async () => {
    await publishConsultation(world(), -1, 1, { slug: 'unchanged' });
    const first = await world().get('/consultations/unchanged');
    const tag = String(first.headers['etag']);
    // A proxy that compresses makes the tag weak; a cache may hold several.
    for (const known of [tag, `W/${tag}`, `"older", ${tag}`]) {
      const again = await world().get('/consultations/unchanged', { headers: { 'if-none-match': known } });
      expect(again.status).toBe(304);
    }
    const other = await world().get('/consultations/unchanged', { headers: { 'if-none-match': '"older"' } });
    expect(other.status).toBe(200);
  });
});
