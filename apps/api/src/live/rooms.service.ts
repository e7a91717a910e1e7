import { Injectable } from '@nestjs/common';
import type { RoomEventBody, TallyValues } from '@openhall/contracts/live';
import type { References } from '@openhall/persistence/entities';
import type { Actor } from '../common/access.js';

export interface RoomKind {
  /** Whether this person (null: not signed in) may join. Checked at each join and catch-up. */
  mayJoin(actor: Actor | null, id: string): Promise<boolean>;
  /** The room's numbers as they are in the database now; absent where a room has none. */
  tally?(id: string): Promise<TallyValues | null>;
}

/** Fills references with what the room's audience may see now; null where that is nothing any more. */
export type EventContent = (subjects: References[]) => Promise<(RoomEventBody | null)[]>;

/** What content modules tell `live` about their rooms and events. */
@Injectable()
export class RoomsService {
  private readonly kinds = new Map<string, RoomKind>();
  private readonly contents = new Map<string, EventContent>();

  registerRoom(prefix: string, kind: RoomKind): void {
    this.kinds.set(prefix, kind);
  }

  registerEvent(type: string, content: EventContent): void {
    this.contents.set(type, content);
  }

  async mayJoin(actor: Actor | null, room: string): Promise<boolean> {
    const found = this.find(room);
    return found !== null && found.kind.mayJoin(actor, found.id);
  }

  async tally(room: string): Promise<TallyValues | null> {
    const found = this.find(room);
    return (await found?.kind.tally?.(found.id)) ?? null;
  }

  /** Bodies in the order of the events; one read per type, not per event. */
  async fill(events: { type: string; subject: References }[]): Promise<RoomEventBody[]> {
    const bodies = new Array<RoomEventBody>(events.length).fill({ type: 'withdrawn_from_view' });
    for (const type of new Set(events.map((event) => event.type))) {
      const content = this.contents.get(type);
      if (!content) continue;
      const positions = [...events.keys()].filter((index) => events[index]!.type === type);
      const filled = await content(positions.map((index) => events[index]!.subject));
      positions.forEach((index, place) => {
        bodies[index] = filled[place] ?? bodies[index]!;
      });
    }
    return bodies;
  }

  private find(room: string): { kind: RoomKind; id: string } | null {
    const separator = room.indexOf(':');
    const kind = this.kinds.get(room.slice(0, separator));
    const id = room.slice(separator + 1);
    return kind && separator > 0 && id.length > 0 && id.length <= 64 ? { kind, id } : null;
  }
}
