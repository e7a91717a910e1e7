import { sumOf, votesIn } from './group-votes.js';
import type { StatementCounts } from './group-votes.js';
import { oneProportionZ, probability, significant90, twoProportionZ } from './statistics.js';
import type { VoteCounts } from './stance.js';

const mostRepresentative = 5;

/** A statement that a group says more than the others do, and how surely. */
export interface RepresentativeStatement {
  readonly statement: string;
  readonly stance: 'agree' | 'disagree';
  /** The agreement that is shown first, as what the group stands for. */
  readonly isBestAgree: boolean;
  /** Members with this stance. */
  readonly successes: number;
  /** Members who answered, passes included. */
  readonly trials: number;
  readonly probability: number;
  /** z of the probability being above one half. */
  readonly probabilityZ: number;
  /** How many times likelier this stance is inside the group than outside. */
  readonly representativeness: number;
  /** z of the share inside being above that outside. */
  readonly representativenessZ: number;
}

/**
 * What each group stands for. Statements whose representativeness and probability are both significant at 90 %, ranked
 * by the product of the two and their z; the best agreement first, agreements before disagreements, 5 at most. Where
 * none is significant, the best agreement or else the most representative answer, so that a group which has voted is
 * never left without a word.
 *
 * Source: representativeness of Polis (C. Small et al. 2021). Stricter in one point: two z below zero never multiply
 * into a high rank.
 * @param columns the statements that may be named
 */
export function representativeStatements(
  statements: readonly string[],
  columns: readonly number[],
  byGroup: readonly StatementCounts[],
): RepresentativeStatement[][] {
  return byGroup.map((inside, group) => {
    const answers = columns.flatMap((column) => {
      const counts = inside.of(column);
      if (votesIn(counts) === 0) return [];
      const outside = byGroup.reduce(
        (sum, other, index) => (index === group ? sum : sumOf(sum, other.of(column))),
        { agree: 0, disagree: 0, pass: 0 },
      );
      const statement = statements[column] ?? '';
      return [answer(statement, 'agree', counts, outside), answer(statement, 'disagree', counts, outside)];
    });
    return select(answers);
  });
}

function answer(
  statement: string,
  stance: 'agree' | 'disagree',
  inside: VoteCounts,
  outside: VoteCounts,
): RepresentativeStatement {
  const successes = inside[stance];
  const trials = votesIn(inside);
  const likely = probability(successes, trials);
  return {
    statement,
    stance,
    isBestAgree: false,
    successes,
    trials,
    probability: likely,
    probabilityZ: oneProportionZ(successes, trials),
    representativeness: likely / probability(outside[stance], votesIn(outside)),
    representativenessZ: twoProportionZ(successes, trials, outside[stance], votesIn(outside)),
  };
}

function select(answers: readonly RepresentativeStatement[]): RepresentativeStatement[] {
  const bestAgree = bestAgreeOf(answers);
  const sufficient = answers
    .filter((each) => isSignificant(each) && each.statement !== bestAgree?.statement)
    .sort((a, b) => rank(b) - rank(a));
  const head = bestAgree === null ? [] : [{ ...bestAgree, isBestAgree: true }];
  const chosen = [...head, ...once(sufficient)].slice(0, mostRepresentative);
  if (chosen.length === 0)
    return [...answers].sort((a, b) => b.representativenessZ - a.representativenessZ).slice(0, 1);
  return [
    ...chosen.filter(({ stance }) => stance === 'agree'),
    ...chosen.filter(({ stance }) => stance === 'disagree'),
  ];
}

/**
 * The agreement that says best what a group holds: one that is more likely inside than outside, by rank; where there is
 * none, the one that is most surely agreed to.
 */
function bestAgreeOf(answers: readonly RepresentativeStatement[]): RepresentativeStatement | null {
  const agreed = answers.filter(
    ({ stance, successes, probability: likely, probabilityZ, representativeness }) =>
      stance === 'agree' &&
      successes > 0 &&
      (probabilityZ > significant90 || (representativeness > 1 && likely > 0.5)),
  );
  const distinctive = agreed.filter(({ representativeness }) => representativeness > 1);
  if (distinctive.length > 0) return first(distinctive, rank);
  return first(agreed, ({ probability: likely, probabilityZ }) => likely * probabilityZ);
}

function isSignificant({ probabilityZ, representativenessZ }: RepresentativeStatement): boolean {
  return representativenessZ > significant90 && probabilityZ > significant90;
}

/** r · r_z · p · p_z; a z below zero speaks against a statement and never for it. */
function rank({
  representativeness,
  representativenessZ,
  probability: likely,
  probabilityZ,
}: RepresentativeStatement): number {
  return representativeness * Math.max(0, representativenessZ) * likely * Math.max(0, probabilityZ);
}

/** The first of those with the highest value. */
function first<T>(items: readonly T[], value: (item: T) => number): T | null {
  return items.reduce<T | null>(
    (best, item) => (best === null || value(item) > value(best) ? item : best),
    null,
  );
}

function once(ranked: readonly RepresentativeStatement[]): RepresentativeStatement[] {
  const seen = new Set<string>();
  return ranked.filter(({ statement }) => !seen.has(statement) && seen.add(statement));
}
