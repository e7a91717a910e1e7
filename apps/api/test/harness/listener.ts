import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type {
  ClientToServerEvents,
  JoinAnswer,
  RoomEvent,
  ServerToClientEvents,
  TallyPacket,
} from '@openhall/contracts/live';
import type { TestSession } from './world.js';

export interface ListenerOptions {
  as?: TestSession;
  /** null: a program that is no browser sends none. */
  origin?: string | null;
  transports?: string[];
}

/** A socket of a test that writes down what it hears. */
export class Listener {
  readonly events: RoomEvent[] = [];
  readonly tallies: TallyPacket[] = [];
  closedBy: string | null = null;

  private constructor(readonly socket: Socket<ServerToClientEvents, ClientToServerEvents>) {
    socket.on('event', (event) => this.events.push(event));
    socket.on('tally', (packet) => this.tallies.push(packet));
    socket.on('disconnect', (reason) => {
      this.closedBy = reason;
    });
  }

  /** @throws when the server refuses the connection */
  static async connect(
    address: string,
    { as, origin = 'http://localhost:3000', transports = ['websocket'] }: ListenerOptions = {},
  ): Promise<Listener> {
    const socket = io(address, {
      transports,
      reconnection: false,
      forceNew: true,
      extraHeaders: { ...(origin ? { origin } : {}), ...(as ? { cookie: as.cookie } : {}) },
    });
    const listener = new Listener(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once('connect', resolve);
      socket.once('connect_error', (error) => {
        socket.close();
        reject(error);
      });
    });
    return listener;
  }

  join(room: string): Promise<JoinAnswer> {
    return this.socket.timeout(5_000).emitWithAck('join', { room });
  }

  /** Waits until `condition` holds, at most five seconds. */
  async until(condition: () => boolean): Promise<void> {
    for (let tries = 0; tries < 500; tries += 1) {
      if (condition()) return;
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
    throw new Error('what was waited for did not happen');
  }

  close(): void {
    this.socket.close();
  }
}
