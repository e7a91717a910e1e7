import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { adjustedRandIndex } from './adjusted-rand.js';
import { analyseOpinions } from './analysis.js';
import type { OpinionAnalysis } from './analysis.js';
import { camps, chanceFrom, matrixFrom, rowsOf, stances } from './testing/conversations.js';
import { VoteMatrix } from './vote-matrix.js';

/** Any small conversation, with holes. */
const conversation = fc
  .tuple(fc.nat(12), fc.array(fc.nat(3), { maxLength: 400 }))
  .map(([columns, cells]) => rowsOf(columns, cells));

const twoLeanings = [
  ['agree', 'agree', 'agree', 'disagree', 'disagree', 'disagree', 'agree', 'pass'],
  ['disagree', 'disagree', 'disagree', 'agree', 'agree', 'agree', 'agree', 'pass'],
] as const;

const groupOf = ({ groups }: OpinionAnalysis): Map<string, number> =>
  new Map(groups.flatMap(({ id, members }) => members.map((member) => [member, id] as const)));

describe('the analysis of a conversation', () => {
  it('finds the camps, what each stands for and what unites them', () => {
    const result = analyseOpinions(matrixFrom(camps(40, twoLeanings, chanceFrom(1))));
    expect(result).toMatchObject({ participants: 40, included: 40, statements: 8 });
    expect(result.groups.map(({ id, size }) => [id, size])).toEqual([
      [0, 20],
      [1, 20],
    ]);
    const [first] = result.groups;
    expect(first?.members.every((member) => Number(member.slice(1)) % 2 === 0)).toBe(true);
    for (const { statement, stance } of first?.representative ?? []) {
      expect(twoLeanings[0][Number(statement.slice(1))]).toBe(stance);
    }
    expect(result.consensus.agree.map(({ statement }) => statement)).toEqual(['s6']);
    const united = [...result.groupAwareConsensus].sort(([, a], [, b]) => b - a)[0];
    expect(united?.[0]).toBe('s6');
  });

  it('makes as many groups as are asked for', () => {
    const matrix = matrixFrom(camps(40, twoLeanings, chanceFrom(2), 0.4));
    expect(analyseOpinions(matrix, { groups: 4 }).groups).toHaveLength(4);
  });

  it('names nothing that moderation rejected', () => {
    const matrix = matrixFrom(camps(40, twoLeanings, chanceFrom(1)));
    matrix.addStatement('s0', 'rejected');
    matrix.addStatement('s6', 'rejected');
    const result = analyseOpinions(matrix);
    const named = [
      ...result.groups.flatMap(({ representative }) => representative),
      ...result.consensus.agree,
      ...result.consensus.disagree,
      ...result.priorities,
    ].map(({ statement }) => statement);
    expect(new Set([...named, ...result.groupAwareConsensus.keys()])).toEqual(
      new Set(['s1', 's2', 's3', 's4', 's5', 's7']),
    );
    expect(result.components.map((loadings) => loadings[0])).toEqual([0, 0]);
  });
});

describe('odd conversations', () => {
  it('without a vote or a statement have no groups', () => {
    expect(analyseOpinions(new VoteMatrix())).toMatchObject({ participants: 0, included: 0, groups: [] });
    const silent = new VoteMatrix();
    silent.addStatement('s0');
    expect(analyseOpinions(silent)).toMatchObject({ statements: 1, groups: [], consensus: { agree: [] } });
  });

  it('of one person are one group of one', () => {
    const [group] = analyseOpinions(matrixFrom([['agree', 'disagree']])).groups;
    expect(group).toMatchObject({ id: 0, size: 1, members: ['p0'] });
  });

  it('in which everybody says the same are one group', () => {
    for (const stance of stances) {
      const result = analyseOpinions(matrixFrom(Array.from({ length: 30 }, () => [stance, stance, stance])));
      expect(result.groups.map(({ size }) => size)).toEqual([30]);
      expect(result.groups[0]?.representative.length).toBeGreaterThan(0);
    }
  });

  it('about one statement split where people differ', () => {
    const said = Array.from({ length: 20 }, (_, person) => [person < 12 ? 'agree' : 'disagree'] as const);
    expect(analyseOpinions(matrixFrom(said)).groups.map(({ size }) => size)).toEqual([12, 8]);
  });

  it('give statements that are the same the same place', () => {
    const said = camps(30, twoLeanings, chanceFrom(3)).map((row) => [...row, row[0] ?? null]);
    const { components, groupAwareConsensus } = analyseOpinions(matrixFrom(said));
    for (const loadings of components) expect(loadings[0]).toBeCloseTo(loadings[8] ?? NaN, 9);
    expect(groupAwareConsensus.get('s0')).toBe(groupAwareConsensus.get('s8'));
  });

  it('hold together whatever was said', () => {
    fc.assert(
      fc.property(conversation, (said) => {
        const matrix = matrixFrom(said);
        const result = analyseOpinions(matrix);
        const members = result.groups.flatMap((group) => group.members);
        expect(new Set(members).size).toBe(members.length);
        expect(members).toHaveLength(result.included);
        expect(new Set(result.groups.map(({ id }) => id)).size).toBe(result.groups.length);
        for (const { size, representative } of result.groups) {
          expect(size).toBeGreaterThan(0);
          expect(representative.length).toBeGreaterThan(0);
          expect(representative.length).toBeLessThanOrEqual(5);
        }
        for (const value of [...result.positions, ...result.priorities.map(({ weight }) => weight)]) {
          expect(Number.isFinite(value)).toBe(true);
        }
        for (const value of result.groupAwareConsensus.values()) {
          expect(value).toBeGreaterThan(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
    );
  });
});

describe('the order in which things are told', () => {
  it('of people changes no count, no consensus and no clear group', () => {
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const clear = twoLeanings.map((leaning) => [...leaning, ...leaning, ...leaning]);
        const said = camps(40, clear, chanceFrom(seed), 0.05);
        const order = said.map((_, index) => index);
        const chance = chanceFrom(seed + 1);
        order.sort(() => chance() - 0.5);
        const [a, b] = [said, order.map((index) => said[index] ?? [])].map((each) =>
          analyseOpinions(matrixFrom(each), { groups: 2 }),
        );
        const [before, after] = [groupOf(a!), groupOf(b!)];
        const labels = order.map((index) => before.get(`p${index}`));
        expect(
          adjustedRandIndex(
            labels,
            order.map((_, index) => after.get(`p${index}`)),
          ),
        ).toBe(1);
        expect(b!.votes).toEqual(a!.votes);
        expect(b!.consensus).toEqual(a!.consensus);
        for (const [statement, value] of a!.groupAwareConsensus) {
          expect(b!.groupAwareConsensus.get(statement)).toBeCloseTo(value, 12);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('names of people and statements mean nothing', () => {
    fc.assert(
      fc.property(conversation, (said) => {
        const plain = matrixFrom(said);
        const renamed = new VoteMatrix();
        for (const statement of plain.statements) renamed.addStatement(`x${statement}`);
        for (const person of plain.participants) {
          renamed.addParticipant(`x${person}`);
          for (const statement of plain.statements) {
            const stance = plain.stanceOf(person, statement);
            if (stance !== null) renamed.vote(`x${person}`, `x${statement}`, stance);
          }
        }
        const [a, b] = [analyseOpinions(plain), analyseOpinions(renamed)];
        expect(b.components).toEqual(a.components);
        expect(b.groups.map(({ members }) => members)).toEqual(
          a.groups.map(({ members }) => members.map((member) => `x${member}`)),
        );
      }),
    );
  });

  it('swapping agree and disagree everywhere mirrors the result', () => {
    const said = camps(40, twoLeanings, chanceFrom(5));
    const mirrored = said.map((row) =>
      row.map((stance) => (stance === 'agree' ? 'disagree' : stance === 'disagree' ? 'agree' : stance)),
    );
    const [a, b] = [analyseOpinions(matrixFrom(said)), analyseOpinions(matrixFrom(mirrored))];
    expect(groupOf(b)).toEqual(groupOf(a));
    expect(b.consensus.disagree).toEqual(a.consensus.agree);
  });
});

describe('updates', () => {
  it('without a new vote change nothing', () => {
    fc.assert(
      fc.property(conversation, (said) => {
        const matrix = matrixFrom(said);
        const first = analyseOpinions(matrix);
        const settled = analyseOpinions(matrix, { last: first.memory });
        const again = analyseOpinions(matrix, { last: settled.memory });
        expect(groupOf(again)).toEqual(groupOf(settled));
      }),
    );
  });

  it('keep groups, their ids and the direction of the map while votes and people come in', () => {
    const chance = chanceFrom(11);
    const said = camps(120, twoLeanings, chance, 0.15);
    const matrix = matrixFrom(said.slice(0, 30));
    let result = analyseOpinions(matrix);
    const sideOf = (row: number): number => Math.sign(result.positions[2 * row] ?? 0);
    const [group, side] = [groupOf(result).get('p0'), sideOf(0)];
    for (let person = 30; person < 120; person += 1) {
      said[person]?.forEach((stance, column) => matrix.vote(`p${person}`, `s${column}`, stance ?? 'pass'));
      result = analyseOpinions(matrix, { last: structuredClone(result.memory) });
      const found = groupOf(result);
      expect(found.get('p0')).toBe(group);
      expect(found.get('p1')).not.toBe(group);
      expect(sideOf(0)).toBe(side);
      expect(result.groups).toHaveLength(2);
    }
  });

  it('go on when statements come, go and are rejected', () => {
    const matrix = matrixFrom(camps(40, twoLeanings, chanceFrom(1)));
    const first = analyseOpinions(matrix);
    matrix.addStatement('new');
    matrix.addStatement('s0', 'rejected');
    matrix.vote('p0', 'new', 'agree');
    const next = analyseOpinions(matrix, { last: first.memory });
    expect(groupOf(next)).toEqual(groupOf(first));
    expect(next.components[0]).toHaveLength(9);
  });
});
