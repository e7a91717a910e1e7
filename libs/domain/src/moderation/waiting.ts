import { isGrave, type RiskReason } from './aids.js';

/** When a consultation's contributions are published. */
export const publicationRules = ['at_once', 'first_waits', 'all_wait'] as const;
export type PublicationRule = (typeof publicationRules)[number];

/** Why a contribution waits for a moderator before others see it. */
export type WaitCause = 'grave' | 'all_wait' | 'first_waits' | 'outside_hours';

export interface WaitingFacts {
  readonly rule: PublicationRule;
  /** Whether the person has had nothing published in this consultation yet. */
  readonly isFirst: boolean;
  readonly waitsOutsideHours: boolean;
  /** When moderators are there again; null: they are there now. */
  readonly staffedAgainAt: number | null;
  readonly reasons: readonly RiskReason[];
}

/** Why this contribution waits, or null when it is published at once. */
export function waitCauseOf(facts: WaitingFacts): WaitCause | null {
  if (facts.reasons.some(isGrave)) return 'grave';
  if (facts.rule === 'all_wait') return 'all_wait';
  if (facts.rule === 'first_waits' && facts.isFirst) return 'first_waits';
  return facts.waitsOutsideHours && facts.staffedAgainAt !== null ? 'outside_hours' : null;
}
