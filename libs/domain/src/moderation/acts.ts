/** Decisions about a contribution. */
export const contentActs = [
  'keep',
  'hide',
  'restore',
  'publish',
  'refuse',
  'remove',
  'retitle',
  'move',
  'merge',
  'unmerge',
  'lock',
  'unlock',
] as const;
export type ContentAct = (typeof contentActs)[number];

/** Decisions about a person. */
export const personActs = ['warn', 'slow', 'mute', 'suspend', 'lift'] as const;
export type PersonAct = (typeof personActs)[number];

/** What a moderator may decide. */
export const decisionActs = [...contentActs, ...personActs] as const;
export type DecisionAct = (typeof decisionActs)[number];

const inverses: Partial<Record<DecisionAct, DecisionAct>> = {
  hide: 'restore',
  restore: 'hide',
  refuse: 'publish',
  retitle: 'retitle',
  move: 'move',
  merge: 'unmerge',
  lock: 'unlock',
  unlock: 'lock',
  warn: 'lift',
  slow: 'lift',
  mute: 'lift',
  suspend: 'lift',
};

/** The act that takes a decision back when an appeal overturns it; null where nothing can (what was removed is gone). */
export function inverseOf(act: DecisionAct): DecisionAct | null {
  return inverses[act] ?? null;
}

/** Whether a decision is against somebody, so that they get a statement of reasons and may appeal. */
export function isAppealable(act: DecisionAct): boolean {
  return inverseOf(act) !== null || act === 'remove';
}
