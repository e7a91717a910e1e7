import { m } from '@openhall/messages/catalogue';
import type { Author } from '@openhall/contracts/proposals';

/** What to call an author. */
export function authorName(author: Author): string {
  return author.kind === 'former' ? m.proposal_former_participant() : author.name;
}
