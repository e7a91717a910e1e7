import { Injectable } from '@nestjs/common';
import type { RoomEvent, RoomEventBody, TallyValues } from '@openhall/contracts/live';
import type { References } from '@openhall/persistence/entities';
import type { Actor, Participant } from '../common/access.js';
import type { LoggedEvent } from './event-log.repository.js';

export interface RoomKind {
  /**
   * Whether this person (null: not signed in) may join. Checked at each join and catch-up. `participant` is also there for
   * guests of town halls, whose `actor` is null.
   */
  mayJoin(actor: Actor | null, id: string, participant: Participant | null): Promise<boolean>;
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

  async mayJoin(participant: Participant | null, room: string): Promise<boolean> {
    const found = this.find(room);
    return found !== null && found.kind.mayJoin(participant?.actor ?? null, found.id, participant);
  }

  async tally(room: string): Promise<TallyValues | null> {
    const found = this.find(room);
    return (await found?.kind.tally?.(found.id)) ?? null;
  }

  /** The events as the room's audience may see them now, in their order; one read per type, not per event. */
  async fill(events: LoggedEvent[]): Promise<RoomEvent[]> {
    const bodies = new Map<LoggedEvent, RoomEventBody | null>();
    for (const [type, content] of this.contents) {
      const ofType = events.filter((event) => event.type === type);
      if (ofType.length === 0) continue;
      const filled = await content(ofType.map((event) => event.subject));
      ofType.forEach((event, index) => bodies.set(event, filled[index] ?? null));
    }
    return events.map((event) => ({
      room: event.room,
      seq: event.seq,
      ...(bodies.get(event) ?? { type: 'withdrawn_from_view' }),
    }));
  }

  private find(room: string): { kind: RoomKind; id: string } | null {
    const separator = room.indexOf(':');
    const kind = this.kinds.get(room.slice(0, separator));
    const id = room.slice(separator + 1);
    return kind && /^[0-9a-z-]{1,64}(:[a-z]{1,20})?$/.test(id) ? { kind, id } : null;
  }
}
