import type { CatchUp } from '@openhall/contracts/live';
import { api, type PageEvent } from '../server/api.js';

/** The last sequence of a room. Ask before reading the snapshot that it stands for. */
export async function roomHead(event: PageEvent, room: string): Promise<number> {
  const { seq } = await api(event).get<CatchUp>(`/rooms/${encodeURIComponent(room)}/events?after=0`);
  return seq;
}
