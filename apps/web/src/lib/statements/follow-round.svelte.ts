import { untrack } from 'svelte';
import { invalidateAll } from '$app/navigation';
import { joinRoom } from '../live/live.svelte.js';

/** A page about a round: what it was read at. */
export interface RoundRead {
  readonly id: string;
  readonly seq: number;
  /** When the answers of the shown map were read; null where the page shows none. */
  readonly readAt: number | null;
}

/** In a hall hundreds of pages hear of a new map at once: they read it one after the other. */
const spreadMs = 2_000;

/** Reads the page again when its map is an older one, or its statements changed. Call it while the component is set up. */
export function followRound(read: RoundRead, showsMap = true): void {
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const readAgain = (): void => {
    waiting ??= setTimeout(() => {
      waiting = undefined;
      void invalidateAll();
    }, Math.random() * spreadMs);
  };
  joinRoom(
    untrack(() => `statements:${read.id}`),
    {
      seq: untrack(() => read.seq),
      onEvent: readAgain,
      onTally(values) {
        if (showsMap && values.kind === 'statements' && values.readAt !== read.readAt) readAgain();
      },
    },
  );
}
