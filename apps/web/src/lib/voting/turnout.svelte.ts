import { invalidateAll } from '$app/navigation';
import type { VoteView } from '@openhall/contracts/voting';
import { joinRoom } from '../live/live.svelte.js';

/** What moves while a vote's page is open: how many voted, and whether it has closed or gone on otherwise. */
export interface FollowedVote {
  readonly turnout: number | null;
  readonly changed: boolean;
}

/** Follows a vote. Call it while the component is set up. */
export function followVote(vote: Pick<VoteView, 'id' | 'seq' | 'turnout'>): FollowedVote {
  let turnout = $state<number | null>(null);
  let changed = $state(false);
  joinRoom(`vote:${vote.id}`, {
    seq: vote.seq,
    onEvent({ type }) {
      if (type === 'vote.changed') changed = true;
      if (type === 'vote.checkpoint') void invalidateAll();
    },
    onTally(values) {
      if (values.kind === 'vote') turnout = values.turnout;
    },
  });
  return {
    get turnout() {
      return turnout ?? vote.turnout;
    },
    get changed() {
      return changed;
    },
  };
}
