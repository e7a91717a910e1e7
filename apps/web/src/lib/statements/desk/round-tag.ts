import { m } from '@openhall/messages/catalogue';
import type { RoundState } from '@openhall/contracts/statements';

/** Where a round stands, in a word. */
export function roundTag(state: RoundState): { label: string; tone: 'warning' | 'success' | 'neutral' } {
  if (state === 'open') return { label: m.statements_round_open(), tone: 'success' };
  if (state === 'closed') return { label: m.statements_round_closed(), tone: 'neutral' };
  return { label: m.statements_round_draft(), tone: 'warning' };
}
