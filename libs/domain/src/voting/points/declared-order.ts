import { lotOrder } from '../ties.js';
import type { TieBreaking, TieReport } from '../ties.js';

/** Equal options in the order in which a declared rule takes them, and the rule. */
export interface DeclaredOrder {
  readonly order: readonly string[];
  readonly brokenBy: TieReport['brokenBy'];
}

/**
 * Puts equal options, given in option order, into the order that was declared beforehand. For methods without rounds:
 * `previous-rounds` says nothing here, and the next rule is tried. A lot without a seed cannot be drawn and says nothing
 * either. Source: the house's own rule of ties (see `TieBreaking`).
 */
export function declaredOrder(tied: readonly string[], breaking?: TieBreaking): DeclaredOrder {
  for (const rule of breaking?.rules ?? []) {
    if (rule === 'option-order') return { order: tied, brokenBy: rule };
    if (rule === 'lot' && breaking?.seed !== undefined) {
      return { order: lotOrder(breaking.seed, tied), brokenBy: rule };
    }
  }
  return { order: tied, brokenBy: 'undeclared' };
}
