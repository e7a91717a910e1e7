/** What a person says to a statement. Words, never signs: published files disagree about the sign of a vote. */
export type Stance = 'agree' | 'disagree' | 'pass';

/**
 * How a statement is treated: `rejected` by moderation, or `meta` (about the conversation itself). Neither shapes the
 * map or is named in a result; a meta statement is still shown to people.
 */
export type StatementKind = 'open' | 'rejected' | 'meta';

/** How often each answer was given. */
export interface VoteCounts {
  readonly agree: number;
  readonly disagree: number;
  readonly pass: number;
}

/** How a cell of the matrix holds a stance; 0 is a vote that was never given. */
export const codeOf: Readonly<Record<Stance, number>> = { agree: 1, disagree: 2, pass: 3 };

export const stanceOfCode: readonly (Stance | null)[] = [null, 'agree', 'disagree', 'pass'];

/** The number that a vote counts as in the mathematics, by its code: agree +1, disagree -1, pass 0. */
export const numberOfCode: readonly number[] = [0, 1, -1, 0];
