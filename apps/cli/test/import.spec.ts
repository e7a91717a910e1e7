import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { ExportsService } from '@openhall/api/exports/exports.service';
import { Comment, Consultation, Phase, Proposal } from '@openhall/persistence/entities';
import { describeOnEachDatabase } from '../../api/test/harness/application.js';
import { writeExport } from '../src/export/write-files.js';
import { decideMadrid } from '../src/import/decide-madrid.js';
import { BadRows, importProposals } from '../src/import/import-proposals.js';
import type { ImportOutcome, ImportRequest } from '../src/import/import-proposals.js';

const fixtures = join(import.meta.dirname, 'fixtures');
const proposalsFile = join(fixtures, 'proposals.csv');
const commentsFile = join(fixtures, 'comments.csv');

describeOnEachDatabase('importing from Decide Madrid', (world) => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'openhall-import-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const bring = (change: Partial<ImportRequest> = {}): Promise<ImportOutcome> =>
    importProposals(
      { app: world().app, database: world().database },
      {
        preset: decideMadrid,
        proposalsFile,
        commentsFile,
        slug: 'madrid',
        dryRun: false,
        skipBad: false,
        ...change,
      },
      () => undefined,
    );
  const fileOf = async (name: string, rows: string[], of = commentsFile): Promise<string> => {
    const [header] = (await readFile(of, 'utf8')).split('\n');
    const file = join(directory, name);
    await writeFile(file, [header, ...rows].join('\n'));
    return file;
  };
  const badOf = async (change: Partial<ImportRequest>): Promise<string[]> => {
    const error = await bring(change).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof BadRows)) throw new Error(`no bad rows, but ${String(error)}`);
    return error.rows.map(({ line, reason }) => `${line}: ${reason}`);
  };
  const comment = (sourceKey: string): Promise<Comment> =>
    world().database.reader.getRepository(Comment).findOneByOrFail({ source: 'decide-madrid', sourceKey });

  it('tells in a dry run what would happen and writes nothing', async () => {
    const outcome = await bring({ dryRun: true });
    expect(outcome).toMatchObject({
      consultationCreated: true,
      proposals: { read: 2, added: 2 },
      comments: { read: 5, added: 5, parentMissing: 1 },
    });
    expect(await world().database.reader.getRepository(Consultation).count()).toBe(0);
    expect(await world().database.reader.getRepository(Proposal).count()).toBe(0);
  });

  it('makes the consultation and brings everything in, in its place and time', async () => {
    expect(await bring()).toMatchObject({
      proposals: { added: 2, present: 0 },
      comments: { added: 5, present: 0, parentMissing: 1 },
      bad: [],
    });
    const { reader } = world().database;
    const made = await reader.getRepository(Consultation).findOneByOrFail({ slug: 'madrid' });
    expect(made).toMatchObject({
      state: 'published',
      source: 'decide-madrid',
      proposalCount: 2,
      commentCount: 5,
    });
    const [phase] = await reader.getRepository(Phase).findBy({ consultationId: made.id });
    expect(phase).toMatchObject({ state: 'closed', opensAt: Date.UTC(2016, 2, 25, 23) });
    const proposal = await reader.getRepository(Proposal).findOneByOrFail({ sourceKey: '7' });
    expect(proposal).toMatchObject({
      title: 'Más árboles',
      body: 'Hacen falta árboles.\n\nLos árboles dan sombra.\nY también "belleza".',
      lang: 'es',
      state: 'published',
      supportCount: 0,
      importedSupportCount: 6560,
      supportTotal: 6560,
      commentCount: 4,
      neutralCount: 4,
    });
    const root = await comment('100');
    expect(root).toMatchObject({
      body: 'Sí, "claro".\nMuchos árboles.',
      importedHelpfulCount: 2,
      replyCount: 1,
    });
    // 02:30 does not exist on the night when clocks go forward.
    expect((await comment('101')).createdAt).toBe(Date.UTC(2016, 2, 27, 1, 30));
    expect(await comment('102')).toMatchObject({
      depth: 2,
      rootId: root.id,
      createdAt: Date.UTC(2016, 6, 1, 21, 59, 59),
    });
    expect(await comment('103')).toMatchObject({ parentMissing: true, parentId: null, isRoot: true });
    expect((await comment('104')).body).toBe('');
  });

  it('shows what was imported as imported', async () => {
    const { proposalId } = await comment('100');
    const { items } = (await world().get(`/proposals/${proposalId}/comments?order=oldest`)).body;
    expect(items[0].root).toMatchObject({ author: { kind: 'imported' }, helpful: 0, importedHelpful: 2 });
    expect(items[1].root.parentMissing).toBe(true);
  });

  it('adds nothing the second time', async () => {
    expect(await bring()).toMatchObject({
      consultationCreated: false,
      proposals: { added: 0, present: 2 },
      comments: { added: 0, present: 5, parentMissing: 0 },
    });
    expect((await world().database.reader.getRepository(Consultation).findOneByOrFail({})).commentCount).toBe(
      5,
    );
  });

  it('refuses what is in another consultation already', async () => {
    await expect(bring({ slug: 'toledo' })).rejects.toThrow('are in the consultation "madrid" already');
  });

  it('reports every bad row with its line and reason, and writes nothing', async () => {
    const rows = [
      '0,200,-1,7,1,21,,2016-03-26,0 days 10:50:19,good,0,0,0',
      '1,,-1,7,1,21,,2016-03-26,0 days 10:50:19,no id,0,0,0',
      '2,200,-1,7,1,21,,2016-03-26,0 days 10:50:19,twice,0,0,0',
      '3,201,-1,7,1,21,,2016-02-30,0 days 10:50:19,no such day,0,0,0',
      '4,202,-1,7,1,21,,2016-03-26,ten,no time,0,0,0',
      '5,203,-1,7,1,21,,2016-03-26,0 days 10:50:19,no number,many,0,0',
      '6,204,-1,999,1,21,,2016-03-26,0 days 10:50:19,no proposal,0,0,0',
      '7,205,-1,7,1,21,,2016-03-26,0 days 10:50:19,"broken "quotes",0,0,0',
      '8,206,-1,7,1,21,,2016-03-26,0 days 10:50:19,too few',
      '9,207,200,19,1,21,,2016-03-26,0 days 10:50:19,other proposal,0,0,0',
      '10,208,-1,7,1,21,,2016-03-26,0 days 10:50:19,"never closed,0,0,0',
      '11,209,-1,7,1,21,,2016-03-26,0 days 10:50:19,good again,0,0,0',
    ];
    const bad = await fileOf('bad.csv', rows);
    const before = await world().database.reader.getRepository(Comment).count();
    const told = await badOf({ commentsFile: bad });
    expect(told).toEqual([
      '3: id is missing',
      '4: id 200 is there twice',
      '5: "2016-02-30 10:50:19" is not a date that exists',
      '6: time must be like "0 days 10:50:19", but is "ten"',
      '7: numVotes must be a whole number, but is "many"',
      '9: quotes are broken: a text in quotes must end with one, and quotes inside it are doubled',
      '10: 10 columns instead of 13',
      '12: a quote is opened and never closed',
      '8: there is no proposal 999',
      '11: it answers comment 200, which is about another proposal',
    ]);
    expect(await world().database.reader.getRepository(Comment).count()).toBe(before);
    expect(await bring({ commentsFile: bad, skipBad: true })).toMatchObject({
      comments: { read: 2, added: 2 },
    });
    expect((await comment('209')).body).toBe('good again');
  });

  it.each([
    ['absent.csv', null, 'there is no such file'],
    ['empty.csv', '', 'the file is empty'],
    ['other.csv', 'a,b\n1,2\n', 'the header lacks id'],
    ['latin1.csv', Buffer.from('id,t\xedtulo\n', 'latin1'), 'not valid UTF-8'],
  ])('refuses %s in words', async (name, content, words) => {
    const file = join(directory, name);
    if (content !== null) await writeFile(file, content);
    await expect(bring({ proposalsFile: file })).rejects.toThrow(words);
  });

  it('takes new answers to what was imported before', async () => {
    const more = await fileOf('more.csv', ['0,300,101,7,1,21,,2016-08-01,0 days 10:00:00,later,0,0,0']);
    await bring({ commentsFile: more });
    const parent = await comment('101');
    expect(await comment('300')).toMatchObject({ parentId: parent.id, depth: 2, parentMissing: false });
    expect(parent.replyCount).toBe(2);
  });

  describe('and exporting it again', () => {
    it('writes whole files whose rows equal the database', async () => {
      const target = join(directory, 'export');
      const counts = await world()
        .service(ExportsService)
        .atOneInstant('madrid', (source) => writeExport(source, target));
      const { reader } = world().database;
      expect(counts).toMatchObject({
        proposals: await reader.getRepository(Proposal).count(),
        comments: await reader.getRepository(Comment).count(),
      });
      const formats = ['csv', 'json', 'jsonl'];
      expect((await readdir(target)).sort()).toEqual(
        Object.keys(counts)
          .flatMap((table) => formats.map((format) => `${table}.${format}`))
          .sort(),
      );
      const read = (name: string) => readFile(join(target, name), 'utf8');
      const csv = parse(await read('comments.csv'), { columns: true }) as Record<string, string>[];
      const json = JSON.parse(await read('comments.json')) as Record<string, unknown>[];
      expect(csv).toHaveLength(counts['comments'] ?? 0);
      expect(json).toHaveLength(counts['comments'] ?? 0);
      expect(json.find((row) => row['source_key'] === '102')).toMatchObject({
        body: '=1+1',
        depth: 2,
        helpful: 0,
      });
      expect(csv.find((row) => row['source_key'] === '102')).toMatchObject({
        body: "'=1+1",
        parent_missing: 'no',
      });
    });
  });
});
