import { m } from '@openhall/messages/catalogue';
import type { VoteState } from '@openhall/contracts/voting';

interface StateTag {
  label: string;
  tone: 'neutral' | 'success' | 'warning' | 'danger' | 'info';
}

/** Where a vote stands, in a word. */
export function stateTag(state: VoteState): StateTag {
  switch (state) {
    case 'draft':
      return { label: m.vote_state_draft(), tone: 'warning' };
    case 'open':
      return { label: m.vote_state_open(), tone: 'success' };
    case 'counting':
      return { label: m.vote_state_counting(), tone: 'info' };
    case 'closed':
      return { label: m.vote_state_closed(), tone: 'neutral' };
    case 'void':
      return { label: m.vote_state_void(), tone: 'danger' };
  }
}
