import type { Stance } from '../stance.js';
import { VoteMatrix } from '../vote-matrix.js';

export const stances: readonly Stance[] = ['agree', 'disagree', 'pass'];

/** What each person (row) said to each statement (column). */
export type Said = readonly (readonly (Stance | null)[])[];

/** People p0, p1, … and statements s0, s1, …, voting row by row. */
export function matrixFrom(said: Said): VoteMatrix {
  const matrix = new VoteMatrix();
  const columns = Math.max(0, ...said.map((row) => row.length));
  for (let column = 0; column < columns; column += 1) matrix.addStatement(`s${column}`);
  said.forEach((row, person) => {
    matrix.addParticipant(`p${person}`);
    row.forEach((stance, column) => {
      if (stance !== null) matrix.vote(`p${person}`, `s${column}`, stance);
    });
  });
  return matrix;
}

/** Cells in rows of so many columns: 0 agree, 1 disagree, 2 pass, anything else no vote. */
export function rowsOf(columns: number, cells: readonly number[]): Said {
  const rows = columns === 0 ? 0 : Math.ceil(cells.length / columns);
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (_, column) => stances[cells[row * columns + column] ?? -1] ?? null),
  );
}

/** Numbers from 0 to 1 that look random and are the same each time. */
export function chanceFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) | 0;
    return ((state >>> 8) & 0xff_ffff) / 0x100_0000;
  };
}

/**
 * Camps that answer every statement in their own way, apart from some noise. Person p belongs to camp p modulo the
 * number of camps.
 */
export function camps(
  people: number,
  leanings: readonly (readonly Stance[])[],
  chance: () => number,
  noise = 0.1,
): Said {
  return Array.from({ length: people }, (_, person) =>
    (leanings[person % leanings.length] ?? []).map((stance) =>
      chance() < noise ? (stances[Math.floor(chance() * 3)] ?? 'pass') : stance,
    ),
  );
}
