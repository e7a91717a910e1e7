import { numberOfCode, codeOf } from './stance.js';
import type { Stance } from './stance.js';

/** The map that a person is placed on: what an analysis says of its columns. */
export interface MapAxes {
  readonly centre: ArrayLike<number>;
  readonly components: readonly [ArrayLike<number>, ArrayLike<number>];
  /** Columns of rejected and meta statements: each counts as an answer of everybody (see `positionsOf`). */
  readonly silenced: number;
}

/**
 * Where somebody with these answers stands, as the analysis places people: the sum over their answers of
 * (vote − centre) × loading, times sqrt(statements / answers). The middle where there is no answer.
 * @param answers by column, only to open statements
 */
export function placeOf(
  { centre, components, silenced }: MapAxes,
  answers: ReadonlyMap<number, Stance>,
): [number, number] {
  const [first, second] = components;
  let x = 0;
  let y = 0;
  for (const [column, stance] of answers) {
    const value = (numberOfCode[codeOf[stance]] ?? 0) - (centre[column] ?? 0);
    x += value * (first[column] ?? 0);
    y += value * (second[column] ?? 0);
  }
  const push = Math.sqrt(centre.length / Math.max(1, answers.size + silenced));
  return [x * push, y * push];
}

/** The id of the group whose middle is nearest; null where there is none. */
export function nearestGroup(
  [x, y]: readonly [number, number],
  groups: readonly { readonly id: number; readonly centre: readonly [number, number] }[],
): number | null {
  const distance = ({ centre }: { readonly centre: readonly [number, number] }): number =>
    Math.hypot(centre[0] - x, centre[1] - y);
  return [...groups].sort((a, b) => distance(a) - distance(b))[0]?.id ?? null;
}
