import { Injectable } from '@nestjs/common';
import type { Assurance } from '@openhall/domain/townhall';
import type { LiveServer } from './delivery.service.js';
import { TalliesService } from './tallies.service.js';

/** Whoever is behind a socket, as it was when the socket joined its last room. */
export interface Listening {
  id: string;
  assurance: Assurance;
}

interface SocketPerson {
  person?: Listening | null;
}

/** Who listens to a room through this process. */
@Injectable()
export class AudienceService {
  private server: LiveServer | null = null;
  private readonly listeners: ((room: string) => void)[] = [];

  constructor(private readonly tallies: TalliesService) {}

  start(server: LiveServer): void {
    this.server = server;
    const { adapter } = server.of('/');
    for (const moved of ['join-room', 'leave-room'] as const) {
      adapter.on(moved, (room: string) => {
        if (room.includes(':')) for (const listener of this.listeners) listener(room);
      });
    }
  }

  /** Calls `listener` whenever somebody joined or left a room; it must be quick. */
  onMoved(listener: (room: string) => void): void {
    this.listeners.push(listener);
  }

  /** The people behind the sockets of a room, each once; a socket without a session stands for a guest. */
  of(room: string): Map<string, Assurance> {
    const people = new Map<string, Assurance>();
    for (const id of this.server?.of('/').adapter.rooms.get(room) ?? []) {
      const person = (this.server?.sockets.sockets.get(id)?.data as SocketPerson | undefined)?.person;
      people.set(person?.id ?? id, person?.assurance ?? 'guest');
    }
    return people;
  }

  /** Has a room's numbers sent at the next flush, where something moved that no unit of work tells. */
  numbersMoved(room: string): void {
    this.tallies.mark(room);
  }
}
