import { describe, expect, it } from '@jest/globals';
import { strFromU8, strToU8, unzipSync } from 'fflate';
import { Documents } from '@openhall/api/documents/documents.service';
import { Reports } from '@openhall/api/exports/report/reports.service';
import type { Figure } from '@openhall/domain/figures';
import { bytesOf, pretendSource } from '../../../api/test/builders/pretend-source.js';
import { readPdf } from '../../../api/test/readers/read-pdf.js';
import { checkPack, isPack, packLines } from './council-pack.js';

const source = () =>
  pretendSource({
    proposals: [
      { id: 'a', number: 1, state: 'published', title: '=Trees', supports: 12, comments: 3, comments_for: 3 },
      { id: 'b', number: 2, state: 'published', title: 'Benches', supports: 5, comments: 0, comments_for: 0 },
    ],
    votes: [
      { id: 'v', question: 'What first?', method: 'approval', ballots: 40, abstentions: 2, valid: true },
    ],
    vote_options: [
      { id: 'o1', vote_id: 'v', title: 'Park', tally: 30, chosen: true },
      { id: 'o2', vote_id: 'v', title: 'Bridge', tally: 8, chosen: false },
    ],
    moderation: [{ subject: 'comment', act: 'hide', reason: 'off_topic', decisions: 4 }],
  });
const entriesOf = async () => unzipSync(await bytesOf(new Reports(new Documents()).pack(source())));

/** The pack with other text in a table. */
function edited(entries: Record<string, Uint8Array>, file: string, from: string, to: string) {
  const text = strFromU8(entries[file] ?? new Uint8Array());
  expect(text).toContain(from);
  return { ...entries, [file]: strToU8(text.replace(from, to)) };
}

describe('a council pack', () => {
  it('bears out every figure of its report, and has each number of the report among them', async () => {
    const entries = await entriesOf();
    expect(isPack(entries)).toBe(true);
    const verdict = checkPack(entries);
    expect(verdict).toMatchObject({ ok: true, wrong: [], changed: [], unreadable: [] });
    expect(packLines(verdict).at(-1)).toContain('All figures follow');
    const { figures } = JSON.parse(strFromU8(entries['figures.json'] ?? new Uint8Array())) as {
      figures: Figure[];
    };
    const { everything } = await readPdf(entries['report.pdf'] ?? new Uint8Array());
    const cited = [...everything.matchAll(/([\d.,]+) \[(\d+)\]/g)].map(([, told, number]) => [
      Number(told),
      Number(number),
    ]);
    expect(cited).toHaveLength(figures.length);
    for (const [told, number] of cited)
      expect(figures.find((figure) => figure.number === number)?.value).toBe(told);
  }, 60_000);

  it('with a changed cell flags exactly the figures that rest on it', async () => {
    const entries = await entriesOf();
    const restOn = (column: string, id?: string) =>
      (JSON.parse(strFromU8(entries['figures.json'] ?? new Uint8Array())) as { figures: Figure[] }).figures
        .filter(
          ({ query }) => query.sum === column && (query.where === undefined || query.where['id'] === id),
        )
        .map(({ number }) => number);
    const supports = checkPack(edited(entries, 'tables/proposals.csv', ',12,', ',13,'));
    expect(supports.changed).toEqual(['tables/proposals.csv']);
    expect(supports.wrong.map(({ number }) => number)).toEqual(restOn('supports', 'a'));
    expect(supports.wrong).toHaveLength(2);
    const tally = checkPack(edited(entries, 'tables/vote_options.csv', ',8,', ',9,'));
    expect(tally.wrong).toEqual([
      {
        number: restOn('tally', 'o2')[0],
        told: 8,
        found: 9,
        rests: 'the sum of tally in tables/vote_options.csv where id is “o2”',
      },
    ]);
    const title = checkPack(edited(entries, 'tables/proposals.csv', 'Benches', 'Chairs'));
    expect(title).toMatchObject({ ok: false, wrong: [], changed: ['tables/proposals.csv'] });
  }, 60_000);

  it('says which files are missing, added or broken', async () => {
    const entries = await entriesOf();
    const { 'tables/phases.csv': _, ...less } = entries;
    expect(checkPack({ ...less, 'extra.txt': strToU8('more') }).changed.sort()).toEqual([
      'extra.txt',
      'tables/phases.csv',
    ]);
    const broken = checkPack({ ...entries, 'tables/proposals.csv': new Uint8Array([0xff, 0xfe]) });
    expect(broken.unreadable).toEqual(['tables/proposals.csv']);
    expect(checkPack({ ...entries, 'figures.json': strToU8('{') }).ok).toBe(false);
    expect(isPack({ 'manifest.json': strToU8('{"format":"openhall-manifest-1"}') })).toBe(false);
  }, 60_000);
});
