import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { DataSource } from 'typeorm';
import { RoomEvent } from '@openhall/persistence/entities';
import type { References } from '@openhall/persistence/entities';
import { list, query, queryOne, sql } from '@openhall/persistence/sql';

export interface LoggedEvent {
  room: string;
  seq: number;
  type: string;
  subject: References;
}

@Injectable()
export class EventLogRepository {
  constructor(private readonly reader: DataSource) {}

  /** Adds the room's next event. The room's row is locked until the unit ends, so sequences have no holes. */
  async append(
    manager: EntityManager,
    room: string,
    type: string,
    subject: References,
    now: number,
  ): Promise<number> {
    const head = await queryOne<{ seq: number }>(
      manager,
      sql`INSERT INTO room (name, seq) VALUES (${room}, 1) ON CONFLICT (name) DO UPDATE SET seq = room.seq + 1 RETURNING seq`,
    );
    if (!head) throw new Error('the database did not return the sequence that it gave');
    const { seq } = head;
    await manager.getRepository(RoomEvent).insert({ room, seq, type, subject, createdAt: now });
    return seq;
  }

  after(room: string, seq: number, limit: number): Promise<LoggedEvent[]> {
    return this.reader
      .getRepository(RoomEvent)
      .createQueryBuilder('event')
      .where('event.room = :room AND event.seq > :seq', { room, seq })
      .orderBy('event.seq', 'ASC')
      .limit(limit)
      .getMany();
  }

  /** The last sequence of each room; 0 for one in which nothing has happened. */
  async heads(rooms: string[]): Promise<Map<string, number>> {
    if (rooms.length === 0) return new Map();
    const rows = await query<{ name: string; seq: number }>(
      this.reader,
      sql`SELECT name, seq FROM room WHERE name IN ${list(rooms)}`,
    );
    return new Map(rows.map((row) => [row.name, row.seq]));
  }

  async head(room: string): Promise<number> {
    return (await this.heads([room])).get(room) ?? 0;
  }
}
