import type { Circle, GroupStatement, Knot, VoteCounts } from '@openhall/contracts/statements';
import type { Flood, OpinionMemory } from '@openhall/domain/opinions';

/** A statement as an analysis found it. */
export interface StoredStatement {
  votes: VoteCounts;
  groups: (VoteCounts | null)[];
  agreement: number;
  division: number;
}

/** What an analysis found, as it is kept: ids and numbers, no words. */
export interface StoredResult {
  participants: number;
  included: number;
  answers: number;
  groups: {
    id: number;
    size: number;
    centre: [number, number];
    knots: Knot[];
    representative: GroupStatement[];
    newcomers: number | null;
  }[];
  statements: Record<string, StoredStatement>;
  unites: string[];
  divides: string[];
  consensus: { agree: string[]; disagree: string[] };
  newcomers: number;
  floods: Flood[];
  /** What a person is placed by. */
  axes: { columns: string[]; centre: number[]; components: [number[], number[]]; silenced: number };
  priorities: [statementId: string, weight: number][];
}

/** What the next analysis goes on from, also in another process: arrays by the order of people and statements. */
export interface StoredMemory {
  participants: string[];
  statements: string[];
  components: [number[], number[]];
  baseOf: number[];
  groupings: [number, number[]][];
  groupCount: OpinionMemory['groupCount'];
  shown: number[];
}

/** An analysis of one circle. */
export interface AnalysedCircle {
  circle: Circle;
  stored: StoredResult;
  memory: StoredMemory;
}

/** Everything that came of one reading of a round's answers. */
export interface Analysed {
  /** When they were read (ms). */
  readAt: number;
  circles: AnalysedCircle[];
}

export function storedMemory(
  { components, baseOf, groupings, groupCount, shown }: OpinionMemory,
  participants: readonly string[],
  statements: readonly string[],
): StoredMemory {
  return {
    participants: [...participants],
    statements: [...statements],
    components: [[...components[0]], [...components[1]]],
    baseOf: [...baseOf],
    groupings: [...groupings].map(([count, groupOf]) => [count, [...groupOf]]),
    groupCount,
    shown: [...shown],
  };
}

export function memoryOf(stored: StoredMemory): OpinionMemory {
  return {
    components: [Float64Array.from(stored.components[0]), Float64Array.from(stored.components[1])],
    baseOf: Int32Array.from(stored.baseOf),
    groupings: new Map(stored.groupings.map(([count, groupOf]) => [count, Int32Array.from(groupOf)])),
    groupCount: stored.groupCount,
    shown: Int32Array.from(stored.shown),
  };
}
