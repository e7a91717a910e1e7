import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Socket } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '@openhall/contracts/live';
import { Clock } from '../common/clock.js';
import type { LiveServer } from './delivery.service.js';
import { dropUnsent, terminate, unsentBytes } from './unsent.js';

type LiveSocket = Socket<ClientToServerEvents, ServerToClientEvents>;

/** Sockets in this room get no tallies. A name without a colon cannot be joined from outside. */
export const slowRoom = 'slow';

/** How long a socket may stay behind (ms), and as long again until it is cut off without a farewell. */
export const patienceMs = 10_000;

const sweepMs = 1_000;
const limitBytes = 64 * 1024;
/** As much is never kept for one socket, however short the time. */
const mostBytes = 4 * 1024 * 1024;

/**
 * Finds sockets that do not read as fast as is sent to them: past a limit they get no tallies, and if it lasts they are told
 * to read the page afresh and dropped. One look at all sockets a second, and nothing on the way of a packet.
 */
@Injectable()
export class SlowSocketsService implements OnApplicationShutdown {
  private readonly logger = new Logger('SlowSockets');
  /** Since when (ms) a socket is behind. */
  private readonly behind = new Map<LiveSocket, number>();
  /** When (ms) one that was told to go was told so. */
  private readonly leaving = new Map<LiveSocket['conn'], number>();
  private server: LiveServer | null = null;
  private timer: NodeJS.Timeout | null = null;
  private caughtUp: (room: string) => void = () => undefined;

  constructor(private readonly clock: Clock) {}

  /** @param caughtUp called for each room of a socket that gets tallies again */
  start(server: LiveServer, caughtUp: (room: string) => void): void {
    this.server = server;
    this.caughtUp = caughtUp;
    this.timer = setInterval(() => this.sweep(), sweepMs);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  /** Looks at every socket once. */
  sweep(): void {
    const now = this.clock.now();
    for (const [connection, since] of this.leaving) {
      if (connection.readyState === 'closed') this.leaving.delete(connection);
      else if (now - since >= patienceMs) terminate(connection);
    }
    for (const socket of this.behind.keys()) if (!socket.connected) this.behind.delete(socket);
    for (const socket of this.server?.sockets.sockets.values() ?? []) {
      if (socket.conn.readyState === 'open') this.look(socket, unsentBytes(socket.conn), now);
    }
  }

  private look(socket: LiveSocket, unsent: number, now: number): void {
    const since = this.behind.get(socket);
    if (unsent <= limitBytes) {
      if (since !== undefined) this.recovered(socket);
      return;
    }
    if (since === undefined) {
      this.behind.set(socket, now);
      void socket.join(slowRoom);
    }
    if (unsent > mostBytes || now - (since ?? now) >= patienceMs) this.drop(socket, now);
  }

  private recovered(socket: LiveSocket): void {
    this.behind.delete(socket);
    void socket.leave(slowRoom);
    for (const room of contentRoomsOf(socket)) this.caughtUp(room);
  }

  /** The connection is closed and not the Socket.IO session: a client then comes back by itself. */
  private drop(socket: LiveSocket, now: number): void {
    this.logger.warn('A socket that does not keep up was dropped');
    this.behind.delete(socket);
    dropUnsent(socket.conn);
    for (const room of contentRoomsOf(socket)) socket.emit('resync', { room });
    socket.conn.close();
    this.leaving.set(socket.conn, now);
  }
}

function contentRoomsOf(socket: LiveSocket): string[] {
  return [...socket.rooms].filter((room) => room.includes(':'));
}
