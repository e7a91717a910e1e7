import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Stance } from './stance.js';
import { VoteMatrix } from './vote-matrix.js';

const matrixWith = (statements: number): VoteMatrix => {
  const matrix = new VoteMatrix();
  for (let id = 0; id < statements; id += 1) matrix.addStatement(`s${id}`);
  return matrix;
};

const includedIn = (matrix: VoteMatrix): string[] =>
  matrix.participants.filter((_, row) => matrix.isIncluded(row));

describe('the matrix of votes', () => {
  it('holds what each person said last', () => {
    const matrix = matrixWith(2);
    matrix.vote('ana', 's0', 'agree');
    matrix.vote('ana', 's0', 'disagree');
    matrix.vote('ben', 's1', 'pass');
    expect(matrix.stanceOf('ana', 's0')).toBe('disagree');
    expect(matrix.stanceOf('ana', 's1')).toBeNull();
    expect(matrix.stanceOf('nobody', 's1')).toBeNull();
    expect(matrix.countsOf('s0')).toEqual({ agree: 0, disagree: 1, pass: 0 });
    expect(matrix.countsOf('s1')).toEqual({ agree: 0, disagree: 0, pass: 1 });
    expect(matrix.votesInRow(0)).toBe(1);
  });

  it('refuses a vote on a statement that is not there', () => {
    expect(() => matrixWith(1).vote('ana', 's9', 'agree')).toThrow('There is no statement s9.');
  });

  it('gives each stance of any log back as its last vote says, however it grew', () => {
    const stance = fc.constantFrom<Stance>('agree', 'disagree', 'pass');
    const events = fc.array(fc.tuple(fc.nat(40), fc.nat(30), stance), { maxLength: 200 });
    fc.assert(
      fc.property(events, (log) => {
        const matrix = new VoteMatrix();
        const last = new Map<string, Stance>();
        for (const [person, statement, said] of log) {
          matrix.addStatement(`s${statement}`);
          matrix.vote(`p${person}`, `s${statement}`, said);
          last.set(`p${person} s${statement}`, said);
        }
        let held = 0;
        for (const person of matrix.participants) {
          for (const statement of matrix.statements) {
            const said = matrix.stanceOf(person, statement);
            expect(said).toBe(last.get(`${person} ${statement}`) ?? null);
            if (said !== null) held += 1;
          }
        }
        expect(held).toBe(last.size);
      }),
    );
  });
});

describe('who is in', () => {
  it('is whoever votes, until there are 15', () => {
    const matrix = matrixWith(10);
    for (let person = 0; person < 16; person += 1) matrix.vote(`p${person}`, 's0', 'agree');
    expect(matrix.included).toBe(15);
    expect(includedIn(matrix)).not.toContain('p15');
  });

  it('is afterwards who has voted 7 times, and a changed vote is no second one', () => {
    const matrix = matrixWith(10);
    for (let person = 0; person < 15; person += 1) matrix.vote(`p${person}`, 's0', 'agree');
    for (let id = 0; id < 6; id += 1) matrix.vote('late', `s${id}`, 'agree');
    matrix.vote('late', 's0', 'disagree');
    expect(includedIn(matrix)).not.toContain('late');
    matrix.vote('late', 's6', 'pass');
    expect(includedIn(matrix)).toContain('late');
  });

  it('is who has voted on everything, where there are fewer than 7 statements, and stays when more come', () => {
    const matrix = matrixWith(2);
    for (let person = 0; person < 15; person += 1) matrix.vote(`p${person}`, 's0', 'agree');
    matrix.vote('late', 's0', 'agree');
    expect(includedIn(matrix)).not.toContain('late');
    matrix.vote('late', 's1', 'agree');
    for (let id = 2; id < 20; id += 1) matrix.addStatement(`s${id}`);
    matrix.vote('later', 's0', 'agree');
    expect(includedIn(matrix)).toContain('late');
    expect(includedIn(matrix)).not.toContain('later');
  });

  it('is nobody who has not voted', () => {
    const matrix = matrixWith(3);
    matrix.addParticipant('quiet');
    expect(matrix.included).toBe(0);
    expect(matrix.arrivalOf(0)).toBe(-1);
  });
});
