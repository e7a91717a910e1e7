import { fold } from '../../text/index.js';
import { heldReasons, type HeldReason } from '../rules.js';
import { holdsAddress, holdsLink, withoutMailAddresses } from './addresses.js';
import { isFlood, type AskedBefore } from './flood.js';
import { holdsPhone } from './phones.js';
import { holdsThreat, isRude } from './words.js';

/**
 * Why a question should wait for a person; empty = nothing in it asks for that. Looks for e-mail and street addresses,
 * phone numbers, threats, links, floods and a small list of severe insults, in English, Spanish and, less deeply, some
 * neighbouring languages. A recogniser only makes a person look, so it errs on the side of what cannot be taken back
 * (somebody's address on every screen), but leaves street names, sums, years and strong opinions alone.
 */
export function reasonsToHold(text: string, before: readonly AskedBefore[], now: number): HeldReason[] {
  const folded = fold(text);
  const recognised: Record<HeldReason, boolean> = {
    address: holdsAddress(text, folded),
    phone: holdsPhone(folded),
    threat: holdsThreat(folded),
    link: holdsLink(withoutMailAddresses(folded)),
    flood: isFlood(folded, before, now),
    rude: isRude(text, folded),
  };
  return heldReasons.filter((reason) => recognised[reason]);
}
