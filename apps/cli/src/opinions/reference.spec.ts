import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { adjustedRandIndex, analyseOpinions } from '@openhall/domain/opinions';
import type { OpinionAnalysis } from '@openhall/domain/opinions';
import { matrixOf, stanceOfNumber } from './conversation.js';
import { readConversation } from './read-conversation.js';

const data =
  process.env['OPENHALL_REFERENCE_DATA'] ?? resolve(import.meta.dirname, '../../../../../shared/data');
const folder = join(data, 'opinions');

type Row = Record<string, string>;

/** The groups that Polis published: of each person, '' for who is in none. */
const published = (name: string): Row[] =>
  parse(readFileSync(join(folder, name, 'participants-votes.csv'), 'utf8'), { columns: true });

const groupOf = ({ groups }: OpinionAnalysis): Map<string, number> =>
  new Map(groups.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));

if (existsSync(folder)) {
  describe.each([
    { name: '15-per-hour-seattle', people: 339, events: 2_995, votes: 2_872, statements: 54 },
    { name: 'brexit-consensus', people: 204, events: 5_312, votes: 5_303, statements: 50 },
    { name: 'london.youth.policing', people: 26, events: 640, votes: 638, statements: 39 },
  ])('the published conversation $name', ({ name, people, events, votes, statements }) => {
    it('has the votes and counts of the published matrix, cell by cell', async () => {
      const conversation = await readConversation(join(folder, name));
      const matrix = matrixOf(conversation);
      expect(conversation.votes).toHaveLength(events);
      expect(matrix.participants).toHaveLength(people);
      expect(matrix.statements).toHaveLength(statements);
      let held = 0;
      for (const row of published(name)) {
        const person = row['participant'] ?? '';
        const said = new Map<string | null, number>();
        for (const statement of matrix.statements) {
          const stance = matrix.stanceOf(person, statement);
          expect(stance).toBe(stanceOfNumber.get(row[statement] ?? '') ?? null);
          said.set(stance, (said.get(stance) ?? 0) + 1);
          if (stance !== null) held += 1;
        }
        expect(String(matrix.votesInRow(matrix.participants.indexOf(person)))).toBe(row['n-votes']);
        expect(String(said.get('agree') ?? 0)).toBe(row['n-agree']);
        expect(String(said.get('disagree') ?? 0)).toBe(row['n-disagree']);
      }
      expect(held).toBe(votes);
    });
  });

  describe.each([
    { name: 'brexit-consensus', least: 0.85 },
    { name: '15-per-hour-seattle', least: 0.75 },
  ])('the groups of $name', ({ name, least }) => {
    it(`are those that Polis published, to an adjusted Rand index of ${least}`, async () => {
      const found = groupOf(
        analyseOpinions(matrixOf(await readConversation(join(folder, name))), { groups: 2 }),
      );
      const rows = published(name).filter((row) => row['group-id'] !== '');
      expect(rows.filter((row) => !found.has(row['participant'] ?? '')).length).toBeLessThan(10);
      const both = rows.filter((row) => found.has(row['participant'] ?? ''));
      const index = adjustedRandIndex(
        both.map((row) => found.get(row['participant'] ?? '')),
        both.map((row) => row['group-id']),
      );
      expect(index).toBeGreaterThanOrEqual(least);
    });
  });

  describe('the conversation with its whole published mathematics', () => {
    const place = join(folder, 'full-output/below-100-ptpts');
    const stored = JSON.parse(readFileSync(join(place, 'math-pca2.json'), 'utf8')) as Stored;
    const analyse = async (): Promise<OpinionAnalysis> =>
      analyseOpinions(matrixOf(await readConversation(place)), { groups: 3 });

    it('has the same people in it', async () => {
      const { participants, included, statements, groups } = await analyse();
      expect({ participants, included, statements }).toEqual({
        participants: stored.n,
        included: stored['in-conv'].length,
        statements: stored['n-cmts'],
      });
      const members = groups.flatMap((group) => group.members.map(Number));
      expect(members.sort((a, b) => a - b)).toEqual([...stored['in-conv']].sort((a, b) => a - b));
    });

    it('has the same components, and people at the same places', async () => {
      const { components, centre, positions } = await analyse();
      const signs = components.map((loadings, index) =>
        loadings.reduce((sum, loading, j) => sum + loading * (stored.pca.comps[index]?.[j] ?? 0), 0),
      );
      for (const cosine of signs) expect(Math.abs(cosine)).toBeGreaterThan(0.9999);
      // What is stored has the opposite sign of the votes.
      centre.forEach((mean, j) => expect(mean).toBeCloseTo(-(stored.pca.center[j] ?? NaN), 9));
      stored['base-clusters'].members.forEach(([person = -1], index) => {
        const [x, y] = positions.subarray(2 * person, 2 * person + 2);
        expect((x ?? NaN) * Math.sign(signs[0] ?? 0)).toBeCloseTo(
          -(stored['base-clusters'].x[index] ?? NaN),
          6,
        );
        expect((y ?? NaN) * Math.sign(signs[1] ?? 0)).toBeCloseTo(
          -(stored['base-clusters'].y[index] ?? NaN),
          6,
        );
      });
    });

    it('has every label', async () => {
      const { groups } = await analyse();
      const base = stored['base-clusters'];
      const expected = stored['group-clusters'].map(({ id, members }) => ({
        id,
        members: members.flatMap((knot) => base.members[base.id.indexOf(knot)] ?? []).sort((a, b) => a - b),
      }));
      expect(groups.map(({ id, members }) => ({ id, members: members.map(Number) }))).toEqual(expected);
    });

    it('has the same representative statements with the same measures', async () => {
      for (const { id, representative } of (await analyse()).groups) {
        const expected = stored.repness[String(id)] ?? [];
        expect(representative).toHaveLength(expected.length);
        for (const [index, found] of representative.entries()) {
          const wanted = expected[index]!;
          expect(found).toMatchObject({
            statement: String(wanted.tid),
            stance: wanted['repful-for'],
            isBestAgree: wanted['best-agree'] ?? false,
            successes: wanted['n-success'],
            trials: wanted['n-trials'],
          });
          expect(found.probability).toBeCloseTo(wanted['p-success'], 9);
          expect(found.probabilityZ).toBeCloseTo(wanted['p-test'], 9);
          expect(found.representativeness).toBeCloseTo(wanted.repness, 9);
          expect(found.representativenessZ).toBeCloseTo(wanted['repness-test'], 6);
        }
      }
    });

    it('has the same consensus', async () => {
      const { consensus, groupAwareConsensus } = await analyse();
      expect(consensus.agree.map(({ statement }) => statement)).toEqual(['26', '28', '32', '30', '18']);
      expect(consensus.disagree.map(({ statement }) => statement)).toEqual(['0']);
      expect(groupAwareConsensus.get('26')).toBeCloseTo(0.5079, 4);
      expect(groupAwareConsensus.get('28')).toBeCloseTo(0.4861, 4);
      for (const [statement, value] of groupAwareConsensus) {
        expect(value).toBeCloseTo(stored['group-aware-consensus'][statement] ?? NaN, 9);
      }
    });

    it('wants the same statements next', async () => {
      for (const { statement, weight } of (await analyse()).priorities) {
        expect(weight).toBeCloseTo(stored['comment-priorities'][statement] ?? NaN, 9);
      }
    });
  });
} else {
  describe('the reference data of published conversations', () => {
    it.skip(`is not in ${folder}: set OPENHALL_REFERENCE_DATA to test with it`, () => undefined);
  });
}

/** What is read of the stored result. */
interface Stored {
  n: number;
  'n-cmts': number;
  'in-conv': number[];
  pca: { center: number[]; comps: number[][] };
  'base-clusters': { id: number[]; members: number[][]; x: number[]; y: number[] };
  'group-clusters': { id: number; members: number[] }[];
  repness: Record<
    string,
    {
      tid: number;
      'repful-for': string;
      'best-agree'?: boolean;
      'n-success': number;
      'n-trials': number;
      'p-success': number;
      'p-test': number;
      repness: number;
      'repness-test': number;
    }[]
  >;
  'group-aware-consensus': Record<string, number>;
  'comment-priorities': Record<string, number>;
}
