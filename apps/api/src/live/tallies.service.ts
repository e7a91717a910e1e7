import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Injectable, Logger } from '@nestjs/common';
import type { OnApplicationShutdown } from '@nestjs/common';
import type { TallyValues } from '@openhall/contracts/live';
import { Database } from '@openhall/persistence/database';
import type { LiveServer } from './delivery.service.js';
import { RoomsService } from './rooms.service.js';
import { SignalsService } from './signals.service.js';
import type { Origin } from './signals.service.js';
import { slowRoom, SlowSocketsService } from './slow-sockets.service.js';

/** At most 4 flushes a second, and fewer when the event loop is late. */
const tickMs = 250;
const lateNs = 50e6;
const pollMs = 2_000;

/** In place of a room's name: the numbers of every room. */
export const everyRoom = '*';

/** Coalesced numbers: a room's tally is read from the database when dirty and sent at once after quiet, then at most 4 times a second. */
@Injectable()
export class TalliesService implements OnApplicationShutdown {
  private readonly logger = new Logger('Tallies');
  private readonly dirty = new Set<string>();
  private readonly toPassOn = new Set<string>();
  /** What everybody in a room has, as it was sent; nothing of a room into which somebody came since. */
  private readonly sent = new Map<string, string>();
  private readonly delay = monitorEventLoopDelay({ resolution: 20 });
  private server: LiveServer | null = null;
  private timer: NodeJS.Timeout | null = null;
  private pollTimer: NodeJS.Timeout | null = null;
  private lastFlush = 0;
  private flushing = false;
  private dataVersion: number | null = null;

  constructor(
    private readonly rooms: RoomsService,
    private readonly signals: SignalsService,
    private readonly database: Database,
    private readonly slow: SlowSocketsService,
  ) {
    signals.listen((signal, origin) => {
      if (signal.kind !== 'tally') return;
      if (signal.name === everyRoom) return this.markAll(origin);
      if (origin === 'here') this.toPassOn.add(signal.name);
      this.mark(signal.name);
    });
  }

  start(server: LiveServer): void {
    this.server = server;
    this.delay.enable();
    this.slow.start(server, (room) => {
      this.joined(room);
      this.mark(room);
    });
    this.pollTimer = setInterval(() => void this.poll(), pollMs);
    this.pollTimer.unref();
  }

  onApplicationShutdown(): void {
    // What is being sent now would else set the next timer.
    this.server = null;
    this.delay.disable();
    if (this.timer) clearTimeout(this.timer);
    if (this.pollTimer) clearInterval(this.pollTimer);
  }

  /** Somebody is in a room who may not have its last numbers. */
  joined(room: string): void {
    this.sent.delete(room);
  }

  /** Nobody is in a room any more. */
  forget(room: string): void {
    this.sent.delete(room);
  }

  /** Has a room's numbers sent at the next flush. */
  mark(room: string): void {
    this.dirty.add(room);
    if (this.timer || this.flushing || !this.server) return;
    const wait = Math.max(0, this.lastFlush + this.interval() - performance.now());
    this.timer = setTimeout(() => void this.flush(), wait);
  }

  private interval(): number {
    return this.delay.percentile(99) > lateNs ? tickMs * 4 : tickMs;
  }

  private async flush(): Promise<void> {
    this.timer = null;
    this.flushing = true;
    this.lastFlush = performance.now();
    const rooms = [...this.dirty];
    this.dirty.clear();
    for (const room of rooms) await this.send(room);
    this.delay.reset();
    this.flushing = false;
    const next = this.dirty.values().next();
    if (!next.done) this.mark(next.value);
  }

  private async send(room: string): Promise<void> {
    if (this.toPassOn.delete(room)) this.signals.broadcast({ kind: 'tally', name: room });
    if (!this.server?.sockets.adapter.rooms.has(room)) return;
    try {
      const values = await this.rooms.tally(room);
      if (values) this.emit(room, values);
    } catch (error) {
      this.logger.warn(`The tally of ${room} was not read: ${String(error)}`);
    }
  }

  private emit(room: string, values: TallyValues): void {
    const text = JSON.stringify(values);
    if (this.sent.get(room) === text) return;
    this.sent.set(room, text);
    // Not volatile: of two volatile packets in one turn a socket that is in both rooms loses the second.
    this.server?.local.to(room).except(slowRoom).emit('tally', { room, values });
  }

  private openRooms(): string[] {
    return [...(this.server?.sockets.adapter.rooms.keys() ?? [])].filter((room) => room.includes(':'));
  }

  private markAll(origin: Origin): void {
    if (origin === 'here') this.signals.broadcast({ kind: 'tally', name: everyRoom });
    for (const room of this.openRooms()) this.mark(room);
  }

  /** Numbers that other processes moved, should their signal have been lost. */
  private async poll(): Promise<void> {
    const rooms = this.openRooms();
    if (rooms.length === 0) return;
    const version = await this.database.dataVersion().catch(() => null);
    const unchanged = version !== null && version === this.dataVersion;
    this.dataVersion = version;
    if (!unchanged) for (const room of rooms) this.mark(room);
  }
}
