import { beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import type { OpenData } from '@openhall/contracts/open-data';
import { JobsService } from '@openhall/api/jobs/jobs.service';
import { TestHall } from './builders/halls.js';
import { openConsultation, propose } from './builders/open-consultation.js';
import type { OpenConsultation } from './builders/open-consultation.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { Answer, TestSession } from './harness/application.js';

const hour = 3_600_000;

/** A date and time of RFC 3339, as Atom demands. */
const rfc3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;

/** A parsed document, as loosely typed as the body of an answer. */
type Node = Answer['body'];

describeOnEachDatabase('open data', (world) => {
  let author: TestSession;
  let officer: TestSession;
  let place: OpenConsultation;
  let hall: TestHall;
  let proposalId: string;

  beforeAll(async () => {
    author = await world().signIn('resident', 'Ana');
    officer = await world().signIn('officer');
    place = await openConsultation(world());
    proposalId = await propose(world(), place.slug, author);
    hall = await TestHall.make(world(), { consultationId: place.id });
    await world().put(`/proposals/${proposalId}/response`, {
      as: officer,
      body: {
        version: 0,
        status: 'accepted',
        reasons: 'We <plant> & water **ten** trees.',
        authorName: 'R. Vidal',
        department: 'Parks',
        answeredOn: '2026-03-09',
        nextStep: null,
        nextStepOn: null,
        lang: 'en',
        correctionNote: null,
      },
    });
  });

  /** A file, made meanwhile as the running server does. */
  async function file(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    const asked = world().get(path, { headers });
    let isOver = false;
    void asked.finally(() => (isOver = true));
    while (!isOver) {
      await world().service(JobsService).runDue();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return asked;
  }

  it('stands under addresses that stay, with ETag and Last-Modified', async () => {
    const path = `/open-data/consultations/${place.slug}/proposals.csv`;
    const at = world().clock.now();
    const first = await file(path);
    expect(first.status).toBe(200);
    expect(parse(first.body, { columns: true })).toHaveLength(1);
    const { etag, 'last-modified': modified } = first.headers;
    expect(modified).toBe(new Date(at).toUTCString());
    expect(first.headers['access-control-allow-origin']).toBe('*');
    expect((await file(path, { 'if-none-match': String(etag) })).status).toBe(304);
    expect((await file(path, { 'if-modified-since': String(modified) })).status).toBe(304);
    expect((await file(path, { 'if-modified-since': new Date(0).toUTCString() })).status).toBe(200);
    expect((await file(path, { 'if-none-match': '"other"' })).status).toBe(200);
  });

  it('is made anew after an hour, and the old file given until then', async () => {
    const path = `/open-data/consultations/${place.slug}/comments.json`;
    const first = await file(path);
    world().clock.advance(hour / 2);
    expect((await file(path)).headers['etag']).toBe(first.headers['etag']);
    world().clock.advance(hour);
    const old = await world().get(path);
    expect(old.headers['etag']).toBe(first.headers['etag']);
    await world().service(JobsService).runDue();
    expect((await world().get(path)).headers['last-modified']).not.toBe(first.headers['last-modified']);
  });

  it('has no files that are not public', async () => {
    const base = `/open-data/consultations/${place.slug}`;
    for (const name of ['reports.csv', 'accounts.csv', 'proposals.xml']) {
      expect((await world().get(`${base}/${name}`)).body.code).toBe('not_found');
    }
    expect((await world().get('/open-data/consultations/none/proposals.csv')).body.code).toBe('not_found');
  });

  it('is listed for people: each dataset, its files and feeds', async () => {
    const { body } = await world().get<OpenData>('/open-data?locale=es');
    const dataset = body.datasets.find(({ path }) => path === `/consultations/${place.slug}`);
    expect(dataset?.files.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'proposals.csv',
        'comments.jsonl',
        'workbook.xlsx',
        'package.zip',
        'report.pdf',
      ]),
    );
    expect(dataset?.feeds.map(({ title }) => title)).toEqual([
      'Novedades',
      'Propuestas',
      'Respuestas oficiales',
    ]);
    expect(body.datasets.map(({ path }) => path)).toContain(`/town-halls/${hall.id}`);
  });

  describe('for portals', () => {
    let catalogue: Node;
    beforeAll(async () => {
      const answer = await world().get('/open-data/catalogue.jsonld');
      expect(answer.headers['content-type']).toContain('application/ld+json');
      catalogue = typeof answer.body === 'string' ? (JSON.parse(answer.body) as Node) : answer.body;
    });

    it('is a catalogue by DCAT-AP 3, with all that is mandatory', () => {
      // Mandatory of a catalogue: description, publisher, title; of an agent: name.
      for (const property of ['dct:title', 'dct:description', 'dct:publisher', 'dcat:dataset']) {
        expect(catalogue[property]).toBeTruthy();
      }
      expect(catalogue['@type']).toBe('dcat:Catalog');
      expect(catalogue['dct:publisher']).toMatchObject({ '@type': 'foaf:Agent' });
      expect(catalogue['dct:publisher']['foaf:name']['@value']).toBeTruthy();
      for (const dataset of catalogue['dcat:dataset'] as Node[]) {
        // Mandatory of a dataset: description, title.
        expect(dataset['@type']).toBe('dcat:Dataset');
        expect(dataset['dct:title']['@value']).toBeTruthy();
        expect(dataset['dct:description']['@value']).toBeTruthy();
        for (const distribution of dataset['dcat:distribution'] as Node[]) {
          // Mandatory of a distribution: accessURL.
          expect(distribution['@type']).toBe('dcat:Distribution');
          expect(URL.canParse(String(distribution['dcat:accessURL']['@id']))).toBe(true);
        }
      }
    });

    it('takes its words from the lists that the profile names', () => {
      const authority = 'http://publications.europa.eu/resource/authority';
      for (const dataset of catalogue['dcat:dataset'] as Node[]) {
        expect(dataset['dcat:theme']['@id']).toBe(`${authority}/data-theme/GOVE`);
        expect(dataset['dct:accrualPeriodicity']['@id']).toMatch(/\/frequency\/[A-Z_]+$/);
        for (const language of dataset['dct:language'] as Node[]) {
          expect(language['@id']).toMatch(new RegExp(`^${authority}/language/[A-Z]{3}$`));
        }
        for (const distribution of dataset['dcat:distribution'] as Node[]) {
          expect(distribution['dct:format']['@id']).toMatch(new RegExp(`^${authority}/file-type/[A-Z]+$`));
          expect(distribution['dcat:mediaType']['@id']).toMatch(
            /^http:\/\/www\.iana\.org\/assignments\/media-types\/[a-z]+\/[a-z0-9.+-]+$/,
          );
          expect(distribution['dct:license']['@id']).toBe('https://creativecommons.org/licenses/by/4.0/');
        }
      }
    });

    it('names every thing once, and files that are there', async () => {
      const ids = (catalogue['dcat:dataset'] as Node[]).flatMap((dataset) => [
        dataset['@id'],
        ...(dataset['dcat:distribution'] as Node[]).map((distribution) => distribution['@id']),
      ]);
      expect(new Set(ids).size).toBe(ids.length);
      const dataset = (catalogue['dcat:dataset'] as Node[]).find(({ '@id': id }) =>
        String(id).includes(place.slug),
      );
      const phases = (dataset?.['dcat:distribution'] as Node[]).find((one) =>
        String(one['@id']).endsWith('phases.csv'),
      );
      const { pathname } = new URL(String(phases?.['dcat:downloadURL']['@id']));
      expect((await file(pathname.replace('/api/v1', ''))).status).toBe(200);
    });
  });

  describe('as feeds', () => {
    const feed = (name: string) => world().get(`/consultations/${place.slug}/feeds/${name}.atom`);

    it.each(['news', 'proposals', 'decisions'])('has %s by RFC 4287', async (name) => {
      const { status, body, headers } = await feed(name);
      expect(status).toBe(200);
      expect(headers['content-type']).toContain('application/atom+xml');
      const xml = String(body);
      // A feed has exactly one id, title and updated, an author, and a link to itself; each entry has id, title and updated.
      const [head = '', ...entries] = xml.split('<entry');
      for (const element of ['id', 'title', 'updated']) {
        expect(head.match(new RegExp(`<${element}>`, 'g'))).toHaveLength(1);
        for (const entry of entries) expect(entry.match(new RegExp(`<${element}>`, 'g'))).toHaveLength(1);
      }
      expect(head).toContain('<author><name>');
      expect(head).toContain('rel="self"');
      for (const [, at = ''] of xml.matchAll(/<updated>(.*?)<\/updated>/g)) expect(at).toMatch(rfc3339);
      const ids = [...xml.matchAll(/<id>(.*?)<\/id>/g)].map(([, id]) => id);
      expect(new Set(ids).size).toBe(ids.length);
      expect(entries.length).toBeGreaterThan(0);
      expect(xml).not.toMatch(/&(?!amp;|lt;|gt;|quot;)/);
    });

    it('tells proposals and answers, without markup and without what is hidden', async () => {
      expect((await feed('proposals')).body).toContain('Plant more trees');
      expect((await feed('decisions')).body).toContain('Plant more trees – accepted');
      expect((await feed('decisions')).body).toContain('We &lt;plant&gt; &amp; water ten trees.');
      const other = await openConsultation(world());
      const id = await propose(world(), other.slug, author);
      await world().post('/desk/decisions', {
        as: await world().signIn('moderator'),
        body: { subjectType: 'proposal', subjectId: id, act: 'hide', reason: 'spam', note: 'Not about this' },
      });
      const hidden = await world().get(`/consultations/${other.slug}/feeds/proposals.atom`);
      expect(hidden.body).not.toContain('Plant more trees');
    });

    it('says so where nothing is new, and where there is no such feed', async () => {
      const { headers } = await feed('news');
      const again = await world().get(`/consultations/${place.slug}/feeds/news.atom`, {
        headers: { 'if-none-match': String(headers['etag']) },
      });
      expect(again.status).toBe(304);
      expect((await feed('rumours')).body.code).toBe('not_found');
    });
  });

  it('has phases and town halls in one calendar by RFC 5545', async () => {
    const { body, headers } = await world().get('/open-data/calendar.ics');
    expect(headers['content-type']).toContain('text/calendar');
    const text = String(body);
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75 && !line.includes('\n'))).toBe(
      true,
    );
    const lines = text.replaceAll('\r\n ', '').split('\r\n');
    expect(lines[0]).toBe('BEGIN:VCALENDAR');
    expect(lines.at(-2)).toBe('END:VCALENDAR');
    const uids = lines.filter((line) => line.startsWith('UID:'));
    expect(new Set(uids).size).toBe(uids.length);
    expect(lines.filter((line) => line === 'BEGIN:VEVENT')).toHaveLength(uids.length);
    expect(uids).toContain(`UID:${hall.id}@localhost`);
    expect(lines).toContain('SUMMARY:proposals: A matter of the town');
    expect(
      lines.some((line) => line.startsWith('URL:') && line.endsWith(`/consultations/${place.slug}`)),
    ).toBe(true);
  });
});
