import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { ExportsService } from '@openhall/api/exports/exports.service';
import { Comment } from '@openhall/persistence/entities';
import { describeOnEachDatabase } from '../../api/test/harness/application.js';
import type { Answer } from '../../api/test/harness/application.js';
import { writeExport } from '../src/export/write-files.js';
import { decideMadrid } from '../src/import/decide-madrid.js';
import { importProposals } from '../src/import/import-proposals.js';

const data =
  process.env['OPENHALL_REFERENCE_DATA'] ?? resolve(import.meta.dirname, '../../../../shared/data');
const folder = join(data, 'proposals');

if (existsSync(folder)) {
  describeOnEachDatabase('the reference data of Decide Madrid', (world) => {
    const bring = () =>
      importProposals(
        { app: world().app, database: world().database },
        {
          preset: decideMadrid,
          proposalsFile: join(folder, 'proposals.csv'),
          commentsFile: join(folder, 'comments.csv'),
          slug: 'madrid',
          dryRun: false,
          skipBad: false,
        },
        () => undefined,
      );

    it('comes in whole: 80 proposals and 5,633 comments, 268 of them without their parent', async () => {
      expect(await bring()).toMatchObject({
        proposals: { added: 80 },
        comments: { added: 5_633, parentMissing: 268 },
        bad: [],
      });
      const { reader } = world().database;
      expect(await reader.getRepository(Comment).countBy({ parentMissing: true })).toBe(268);
      expect(await reader.getRepository(Comment).maximum('depth')).toBe(24);
    });

    it('adds nothing the second time', async () => {
      expect(await bring()).toMatchObject({
        proposals: { added: 0, present: 80 },
        comments: { added: 0, present: 5_633 },
      });
    });

    it('shows the busiest proposal and its longest conversation whole', async () => {
      const list = await world().get('/consultations/madrid/proposals?order=discussed');
      const busiest = list.body.items[0];
      expect(busiest.counts).toMatchObject({ comments: 592 });
      let cursor: string | null = null;
      let shown = 0;
      do {
        const answer: Answer = await world().get(
          `/proposals/${busiest.id}/comments?order=balanced${cursor ? `&cursor=${cursor}` : ''}`,
        );
        for (const conversation of answer.body.items) {
          shown += 1 + conversation.rows.length + conversation.moreReplies;
        }
        cursor = answer.body.next;
      } while (cursor);
      expect(shown).toBe(592);
    });

    it('goes out with as many rows as the database has', async () => {
      const directory = await mkdtemp(join(tmpdir(), 'openhall-reference-'));
      try {
        const counts = await world()
          .service(ExportsService)
          .atOneInstant('madrid', (source) => writeExport(source, directory));
        expect(counts).toMatchObject({ proposals: 80, comments: 5_633 });
        for (const kind of ['proposals', 'comments'] as const) {
          const text = await readFile(join(directory, `${kind}.csv`), 'utf8');
          expect(parse(text, { columns: true })).toHaveLength(counts[kind] ?? 0);
          expect(JSON.parse(await readFile(join(directory, `${kind}.json`), 'utf8'))).toHaveLength(
            counts[kind] ?? 0,
          );
        }
      } finally {
        await rm(directory, { recursive: true, force: true });
      }
    });
  });
} else {
  describe('the reference data of Decide Madrid', () => {
    it.skip(`is not in ${folder}: set OPENHALL_REFERENCE_DATA to test with it`, () => undefined);
  });
}
