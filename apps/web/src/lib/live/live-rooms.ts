import type { CatchUp, JoinAnswer, RoomEvent, RoomName, TallyPacket } from '@openhall/contracts/live';
import { RoomFollower, type RoomListener } from './room-follower.js';

/** A connection that comes back by itself: Socket.IO in the browser, a fake in tests. */
export interface LiveTransport {
  join(room: RoomName): Promise<JoinAnswer>;
  leave(room: RoomName): void;
  close(): void;
}

/** What a transport tells. */
export interface TransportEvents {
  connected(): void;
  lost(): void;
  event(event: RoomEvent): void;
  tally(packet: TallyPacket): void;
  resync(room: RoomName): void;
  signedOut(): void;
}

export type Connection = 'off' | 'connecting' | 'live' | 'lost';

export interface LiveRoomsOptions {
  connect(events: TransportEvents): Promise<LiveTransport>;
  catchUp(room: RoomName, after: number): Promise<CatchUp>;
  onConnection(state: Connection): void;
  onSignedOut(): void;
}

/** All rooms of one page over one connection, which opens with the first room and closes with the last. */
export class LiveRooms {
  private readonly rooms = new Map<RoomName, Set<RoomFollower>>();
  private transport: Promise<LiveTransport> | undefined;
  private open = false;
  private paused = false;

  constructor(private readonly options: LiveRoomsOptions) {}

  /** Follows a room until the returned function is called. */
  join(room: RoomName, listener: RoomListener): () => void {
    const follower = new RoomFollower(listener, (after) => this.options.catchUp(room, after));
    if (this.paused) follower.pause();
    const others = this.rooms.get(room) ?? new Set();
    this.rooms.set(room, others.add(follower));
    this.start();
    if (this.open) void this.enter(room);
    return () => this.drop(room, follower);
  }

  /** Opens the connection afresh in all its rooms: the visitor is somebody else now. */
  renew(): void {
    const { transport } = this;
    if (!transport) return;
    this.transport = undefined;
    this.open = false;
    void transport.then((one) => one.close()).catch(() => undefined);
    this.start();
  }

  pause(): void {
    this.paused = true;
    for (const follower of this.followers()) follower.pause();
  }

  async resume(): Promise<void> {
    this.paused = false;
    await Promise.all([...this.followers()].map((follower) => follower.resume()));
  }

  private start(): void {
    if (this.transport) return;
    this.options.onConnection('connecting');
    const transport = this.options.connect({
      connected: () => {
        if (this.transport !== transport) return;
        this.open = true;
        this.options.onConnection('live');
        for (const room of this.rooms.keys()) void this.enter(room);
      },
      lost: () => {
        // A connection that was closed on purpose says so too, perhaps after its successor opened.
        if (this.transport !== transport) return;
        this.open = false;
        this.options.onConnection('lost');
      },
      event: (event) => {
        for (const follower of this.rooms.get(event.room) ?? []) void follower.event(event);
      },
      tally: ({ room, values }) => {
        for (const follower of this.rooms.get(room) ?? []) follower.tally(values);
      },
      resync: (room) => {
        for (const follower of this.rooms.get(room) ?? []) follower.resync();
      },
      signedOut: () => this.options.onSignedOut(),
    });
    this.transport = transport;
    transport.catch(() => {
      if (this.transport !== transport) return;
      this.transport = undefined;
      this.options.onConnection('off');
    });
  }

  private async enter(room: RoomName): Promise<void> {
    const transport = await this.transport;
    const answer = await transport?.join(room).catch(() => undefined);
    if (!answer?.ok) return;
    await Promise.all([...(this.rooms.get(room) ?? [])].map((follower) => follower.joined(answer.seq)));
  }

  private drop(room: RoomName, follower: RoomFollower): void {
    follower.stop();
    const others = this.rooms.get(room);
    others?.delete(follower);
    if (others?.size) return;
    this.rooms.delete(room);
    const transport = this.transport;
    if (this.rooms.size > 0) {
      void transport?.then((one) => one.leave(room)).catch(() => undefined);
      return;
    }
    this.transport = undefined;
    this.open = false;
    this.options.onConnection('off');
    void transport?.then((one) => one.close()).catch(() => undefined);
  }

  private *followers(): Iterable<RoomFollower> {
    for (const room of this.rooms.values()) yield* room;
  }
}
