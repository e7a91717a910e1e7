import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ExportsService } from '@openhall/api/exports/exports.service';
import { Comment, Proposal } from '@openhall/persistence/entities';
import { openConsultation, propose } from '../../api/test/builders/open-consultation.js';
import { describeOnEachDatabase, World } from '../../api/test/harness/application.js';
import { writeExport } from '../src/export/write-files.js';
import { decidim } from '../src/import/decidim.js';
import { importProposals } from '../src/import/import-proposals.js';
import type { ImportOutcome } from '../src/import/import-proposals.js';
import { presetFromMapping } from '../src/import/mapping.js';
import { openhallFiles } from '../src/import/openhall-files.js';
import type { Preset } from '../src/import/preset.js';

type Row = Record<string, string | number | null>;

describeOnEachDatabase('importing', (world, kind) => {
  let directory: string;
  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'openhall-presets-'));
  });
  afterAll(() => rm(directory, { recursive: true, force: true }));

  const file = async (name: string, lines: string[]): Promise<string> => {
    const path = join(directory, name);
    await writeFile(path, lines.join('\n'));
    return path;
  };
  const bring = (
    preset: Preset,
    slug: string,
    proposalsFile: string,
    commentsFile: string | null,
    into: World = world(),
  ): Promise<ImportOutcome> =>
    importProposals(
      { app: into.app, database: into.database },
      { preset, proposalsFile, commentsFile, slug, dryRun: false, skipBad: false },
      () => undefined,
    );

  it('takes Decidim’s open data: nested headers, a column for each language, answers by address', async () => {
    const proposals = await file('decidim-proposals.csv', [
      'id;category/name/ca;title/ca;title/es;body/ca;body/es;latitude;longitude;proposal_votes_count;published_at;author/name',
      '7;Parcs;;Más árboles;;"<p>Hacen falta; muchos.</p><p>Y <strong>bancos</strong> &amp; sombra.</p>";41.38;2.17;12;2024-03-01 10:00:00 UTC;Ana',
      '8;;Més bancs;;=1+1;;;;3;2024-03-02 11:30:00 +0100;',
    ]);
    const comments = await file('decidim-comments.csv', [
      'id;created_at;body;locale;author/name;alignment;commentable_id;commentable_type;root_commentable_url',
      '1;2024-03-03 09:00:00 UTC;Sí;es;Berta;1;7;Decidim::Proposals::Proposal;https://d.example/proposals/7',
      '2;2024-03-03 10:00:00 UTC;No;es;Carles;-1;1;Decidim::Comments::Comment;https://d.example/proposals/7',
    ]);
    expect(await bring(decidim, 'decidim', proposals, comments)).toMatchObject({
      proposals: { added: 2 },
      comments: { added: 2, parentMissing: 0 },
      bad: [],
    });
    const { reader } = world().database;
    const trees = await reader.getRepository(Proposal).findOneByOrFail({ source: 'decidim', sourceKey: '7' });
    expect(trees).toMatchObject({
      title: 'Más árboles',
      body: 'Hacen falta; muchos.\n\nY bancos & sombra.',
      lang: 'es',
      importedSupportCount: 12,
      importedAuthor: 'Ana',
      publishedAt: Date.UTC(2024, 2, 1, 10),
      latitude: 41.38,
    });
    const benches = await reader
      .getRepository(Proposal)
      .findOneByOrFail({ source: 'decidim', sourceKey: '8' });
    expect(benches).toMatchObject({
      title: 'Més bancs',
      lang: 'ca',
      publishedAt: Date.UTC(2024, 2, 2, 10, 30),
    });
    const answer = await reader.getRepository(Comment).findOneByOrFail({ source: 'decidim', sourceKey: '2' });
    expect(answer).toMatchObject({ alignment: 'against', depth: 1, proposalId: trees.id });
    expect(await bring(decidim, 'decidim', proposals, comments)).toMatchObject({
      proposals: { added: 0, present: 2 },
      comments: { added: 0, present: 2 },
    });
  });

  it('takes any files that a mapping describes, and says what a mapping lacks', async () => {
    const mapping = await file('mapping.json', [
      JSON.stringify({
        source: 'town-survey',
        title: 'Umfrage',
        lang: 'de',
        timeZone: 'Europe/Berlin',
        delimiter: '\t',
        proposals: {
          id: 'Nr',
          title: 'Titel',
          body: ['Kurz', 'Lang'],
          publishedAt: 'Datum',
          supports: 'Stimmen',
        },
        comments: {
          id: 'Nr',
          proposal: 'Vorschlag',
          body: 'Text',
          createdAt: 'Datum',
          alignment: { column: 'Haltung', for: ['dafür'], against: ['dagegen'] },
        },
      }),
    ]);
    const proposals = await file('survey.tsv', [
      'Nr\tTitel\tKurz\tLang\tDatum\tStimmen',
      'a1\tMehr Bäume\tSchatten.\tViele *Bäume*.\t2024-07-01\t5',
    ]);
    const comments = await file('survey-comments.tsv', [
      'Nr\tVorschlag\tText\tDatum\tHaltung',
      'c1\ta1\tGut\t2024-07-02 12:00\tdafür',
    ]);
    const preset = await presetFromMapping(mapping);
    expect(await bring(preset, 'umfrage', proposals, comments)).toMatchObject({
      proposals: { added: 1 },
      comments: { added: 1 },
    });
    const { reader } = world().database;
    expect(await reader.getRepository(Proposal).findOneByOrFail({ source: 'town-survey' })).toMatchObject({
      body: 'Schatten.\n\nViele \\*Bäume\\*.',
      lang: 'de',
      publishedAt: Date.UTC(2024, 5, 30, 22),
      importedSupportCount: 5,
    });
    expect(await reader.getRepository(Comment).findOneByOrFail({ source: 'town-survey' })).toMatchObject({
      alignment: 'for',
    });
    const poor = await file('poor.json', ['{"source":"x","proposals":{"id":"a"}}']);
    await expect(presetFromMapping(poor)).rejects.toThrow(
      'lacks title, lang, timeZone, proposals.title, proposals.body, proposals.publishedAt',
    );
    await expect(presetFromMapping(await file('no.json', ['{']))).rejects.toThrow('no JSON');
  });

  it('takes an export of ours elsewhere, so that its export says the same but for ids and pseudonyms', async () => {
    const author = await world().signIn('resident');
    const place = await openConsultation(world());
    const id = await propose(world(), place.slug, author);
    await world().put(`/proposals/${id}/support`, { as: await world().signIn('resident') });
    const say = async (parentId: string | null, alignment: string, body: string): Promise<string> =>
      (
        await world().post(`/proposals/${id}/comments`, {
          as: author,
          body: { parentId, alignment, body, lang: 'en' },
        })
      ).body.id as string;
    const root = await say(null, 'for', '=HYPERLINK("x")');
    await say(root, 'against', '\'-1 is not +1,\n"quoted"');
    const out = async (from: World, slug: string, name: string) => {
      const target = join(directory, name);
      await from.service(ExportsService).atOneInstant(slug, (source) => writeExport(source, target));
      const read = async (table: string) =>
        JSON.parse(await readFile(join(target, `${table}.json`), 'utf8')) as Row[];
      return { target, proposals: await read('proposals'), comments: await read('comments') };
    };
    const first = await out(world(), place.slug, 'first');
    const elsewhere = await World.open(kind);
    try {
      const files = [join(first.target, 'proposals.csv'), join(first.target, 'comments.csv')] as const;
      await bring(openhallFiles, 'again', ...files, elsewhere);
      const second = await out(elsewhere, 'again', 'second');
      expect(second.proposals.map(saidOf)).toEqual(first.proposals.map(saidOf));
      // There, a contribution goes by the id that it had here.
      expect(second.proposals.map((row) => row['source_key'])).toEqual(
        first.proposals.map((row) => row['id']),
      );
      const idHere = new Map(second.comments.map((row) => [row['id'], row['source_key']]));
      const threads = second.comments.map((row) => ({
        ...saidOf(row),
        id: row['source_key'],
        parent: row['parent_id'] === null ? null : idHere.get(row['parent_id']),
      }));
      const byId = (a: { id?: unknown }, b: { id?: unknown }) => String(a.id).localeCompare(String(b.id));
      expect(threads.sort(byId)).toEqual(
        first.comments.map((row) => ({ ...saidOf(row), id: row['id'], parent: row['parent_id'] })).sort(byId),
      );
    } finally {
      await elsewhere.close();
    }
  });
});

/** What a row says, wherever it stands: supports and marks as the sum of those given here and elsewhere. */
function saidOf(row: Row): Row {
  const own = [
    ...['number', 'state', 'title', 'body', 'lang', 'place', 'latitude', 'longitude', 'published_at'],
    ...['comments', 'comments_for', 'comments_against', 'depth', 'alignment', 'created_at', 'parent_missing'],
  ];
  const sum = (name: string) => Number(row[name] ?? 0) + Number(row[`imported_${name}`] ?? 0);
  return {
    ...Object.fromEntries(own.map((name) => [name, row[name] ?? null])),
    supports: sum('supports'),
    helpful: sum('helpful'),
  };
}
