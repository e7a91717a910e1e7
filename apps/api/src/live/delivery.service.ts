import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { Server } from 'socket.io';
import type { ClientToServerEvents, ServerToClientEvents } from '@openhall/contracts/live';
import { EventLogRepository } from './event-log.repository.js';
import { RoomsService } from './rooms.service.js';
import { SignalsService } from './signals.service.js';

export type LiveServer = Server<ClientToServerEvents, ServerToClientEvents>;

const pollMs = 2_000;
const batch = 500;

/** The tail of the event log: reads what is new in the rooms that this process has listeners in, and emits to its own sockets. */
@Injectable()
export class DeliveryService implements OnApplicationShutdown {
  private readonly logger = new Logger('Delivery');
  private server: LiveServer | null = null;
  private timer: NodeJS.Timeout | null = null;
  /** Last sequence delivered here, by room that has listeners. */
  private readonly delivered = new Map<string, number>();
  private readonly working = new Map<string, Promise<void>>();
  private readonly again = new Set<string>();

  constructor(
    private readonly log: EventLogRepository,
    private readonly rooms: RoomsService,
    signals: SignalsService,
  ) {
    signals.listen((signal) => {
      if (signal.kind === 'event') this.deliver(signal.name);
    });
  }

  start(server: LiveServer): void {
    this.server = server;
    this.timer = setInterval(() => void this.poll(), pollMs);
    this.timer.unref();
  }

  /**
   * Begins to follow a room for its first listener, who has joined it. Returns the sequence from which on everything arrives:
   * of a room that is followed what was sent last, without asking the database, since thousands may come back at once.
   */
  async follow(room: string): Promise<number> {
    const sent = this.delivered.get(room);
    if (sent !== undefined) return sent;
    const head = await this.log.head(room);
    // The listener may have gone meanwhile, and nobody would forget the room.
    if (!this.delivered.has(room) && this.server?.sockets.adapter.rooms.has(room)) {
      this.delivered.set(room, head);
      // What was committed while the head was read signalled before anybody followed.
      this.deliver(room);
    }
    return this.delivered.get(room) ?? head;
  }

  /** The last sequence of a room: of one that is followed here what was sent last, which costs no query. */
  async head(room: string): Promise<number> {
    return this.delivered.get(room) ?? this.log.head(room);
  }

  forget(room: string): void {
    this.delivered.delete(room);
  }

  onApplicationShutdown(): void {
    if (this.timer) clearInterval(this.timer);
  }

  private deliver(room: string): void {
    if (!this.delivered.has(room)) return;
    if (this.working.has(room)) {
      this.again.add(room);
      return;
    }
    const work = this.emitNew(room)
      .catch((error: unknown) =>
        this.logger.error(`Delivery to ${room} failed`, error instanceof Error ? error.stack : String(error)),
      )
      .finally(() => {
        this.working.delete(room);
        if (this.again.delete(room)) this.deliver(room);
      });
    this.working.set(room, work);
  }

  private async emitNew(room: string): Promise<void> {
    for (;;) {
      const from = this.delivered.get(room);
      if (from === undefined || !this.server) return;
      const events = await this.rooms.fill(await this.log.after(room, from, batch));
      const last = events.at(-1);
      if (!last) return;
      for (const event of events) this.server.local.to(room).emit('event', event);
      this.delivered.set(room, last.seq);
    }
  }

  /** Finds what a lost signal, or another process on the same file, left undelivered. */
  private async poll(): Promise<void> {
    try {
      const heads = await this.log.heads([...this.delivered.keys()]);
      for (const [room, seq] of heads) {
        if (seq > (this.delivered.get(room) ?? seq)) this.deliver(room);
      }
    } catch (error) {
      this.logger.warn(`Polling the event log failed: ${String(error)}`);
    }
  }
}
