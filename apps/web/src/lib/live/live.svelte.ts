import { onMount } from 'svelte';
import type { CatchUp, RoomName } from '@openhall/contracts/live';
import { invalidateAll } from '$app/navigation';
import { LiveRooms, type Connection } from './live-rooms.js';
import type { RoomListener } from './room-follower.js';
import { WebSocketTransport } from './web-socket-transport.js';

let connection = $state<Connection>('off');
let paused = $state(false);
let rooms: LiveRooms | undefined;

function pageRooms(): LiveRooms {
  rooms ??= new LiveRooms({
    async connect(events) {
      await calm();
      return new WebSocketTransport(events, async () => {
        const { connectSocket } = await import('./socket-transport.js');
        return connectSocket(events);
      });
    },
    async catchUp(room, after): Promise<CatchUp> {
      for (let tries = 1; ; tries += 1) {
        try {
          return await askForMissed(room, after);
        } catch (cause) {
          // The socket may be back a moment before the rest of the network is.
          if (tries === 5) throw cause;
          await new Promise((resolve) => setTimeout(resolve, tries * 1_000));
        }
      }
    },
    onConnection: (state) => (connection = state),
    onSignedOut: () => void invalidateAll(),
  });
  return rooms;
}

async function askForMissed(room: RoomName, after: number): Promise<CatchUp> {
  const response = await fetch(`/api/v1/rooms/${encodeURIComponent(room)}/events?after=${after}`);
  if (!response.ok) throw new Error(`catch-up: ${response.status}`);
  return (await response.json()) as CatchUp;
}

/** Reading comes first: the socket opens once the page has arrived and the browser has nothing to do. */
function calm(): Promise<void> {
  const afterLoad = 800;
  return new Promise((resolve) => {
    const wait = (): void => void setTimeout(resolve, afterLoad);
    if (document.readyState === 'complete') wait();
    else addEventListener('load', wait, { once: true });
  });
}

/** The state of the page's live connection, as `LiveStatus` shows it. */
export const live = {
  get connection(): Connection {
    return connection;
  },
  get paused(): boolean {
    return paused;
  },
  set paused(wanted: boolean) {
    paused = wanted;
    if (wanted) rooms?.pause();
    else void rooms?.resume();
  },
  /** Connects afresh: a guest who has just joined has a session now, which the open connection does not know. */
  renew(): void {
    rooms?.renew();
  },
};

/**
 * Follows a room for as long as the component lives. Call it while the component is set up.
 * The subject may change while the component stays (another proposal): wrap in `{#key}` there.
 * @param listener `seq` is the snapshot's; without `onResync` the page's data are loaded afresh
 */
export function joinRoom(
  room: RoomName,
  listener: Omit<RoomListener, 'onResync'> & Partial<RoomListener>,
): void {
  onMount(() => pageRooms().join(room, { onResync: () => void invalidateAll(), ...listener }));
}
