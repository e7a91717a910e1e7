import { liveProtocol, type ClientToServerEvents, type JoinAnswer } from '@openhall/contracts/live';
import type { LiveTransport, TransportEvents } from './live-rooms.js';

const answerWithin = 10_000;
const firstPause = 1_000;
const longestPause = 10_000;
/** Where no WebSocket was opened so often, something on the way forbids them. */
const triesBeforeElsewhere = 2;

/** Kinds of packets: Engine.IO's, and behind its `message` Socket.IO's. */
const packet = {
  open: '0',
  ping: '2',
  pong: '3',
  connect: '40',
  end: '41',
  event: '42',
  answer: '43',
} as const;

type Asked = keyof ClientToServerEvents;

interface Waiting {
  resolve: (answer: unknown) => void;
  reject: (cause: Error) => void;
  timer: ReturnType<typeof setTimeout>;
}

/**
 * Speaks with the server's Socket.IO over a WebSocket: the few packets that live pages need, at a tenth of the weight of its
 * own client. Comes back by itself when the connection is lost.
 */
export class WebSocketTransport implements LiveTransport {
  private socket: WebSocket | undefined;
  private ready = false;
  private everReady = false;
  private ended = false;
  private tries = 0;
  private asked = 0;
  private readonly waiting = new Map<number, Waiting>();
  private comeBack: ReturnType<typeof setTimeout> | undefined;
  private silence: ReturnType<typeof setTimeout> | undefined;
  private patience = 20_000;
  private other: Promise<LiveTransport> | undefined;

  /**
   * @param elsewhere opens another way, where the network lets no WebSocket through
   * @param open replaced in tests
   */
  constructor(
    private readonly events: TransportEvents,
    private readonly elsewhere: () => Promise<LiveTransport>,
    private readonly open = (address: string) => new WebSocket(address),
  ) {
    addEventListener('offline', this.wentOffline);
    addEventListener('online', this.connect);
    this.connect();
  }

  async join(room: string): Promise<JoinAnswer> {
    if (this.other) return (await this.other).join(room);
    return (await this.ask('join', room)) as JoinAnswer;
  }

  leave(room: string): void {
    if (this.other) void this.other.then((other) => other.leave(room)).catch(() => undefined);
    else this.ask('leave', room).catch(() => undefined);
  }

  close(): void {
    this.stop();
    void this.other?.then((other) => other.close()).catch(() => undefined);
  }

  private readonly connect = (): void => {
    clearTimeout(this.comeBack);
    if (this.ended || this.socket) return;
    const address = new URL('/socket.io/', location.href);
    address.protocol = address.protocol.replace('http', 'ws');
    address.search = `EIO=4&transport=websocket&protocol=${liveProtocol}`;
    const socket = this.open(address.href);
    this.socket = socket;
    this.listen();
    socket.onmessage = ({ data }) => {
      if (this.socket === socket) this.take(String(data));
    };
    socket.onclose = () => {
      if (this.socket === socket) this.lose();
    };
  };

  private take(text: string): void {
    this.listen();
    const kind = text.startsWith('4') ? text.slice(0, 2) : text.slice(0, 1);
    if (kind === packet.open) {
      const { pingInterval, pingTimeout } = JSON.parse(text.slice(1)) as Record<string, number>;
      this.patience = (pingInterval ?? 25_000) + (pingTimeout ?? 20_000);
      this.send(packet.connect);
    } else if (kind === packet.ping) this.send(packet.pong);
    else if (kind === packet.connect) this.becomeReady();
    else if (kind === packet.event) this.tell(JSON.parse(text.slice(2)) as [string, never]);
    else if (kind === packet.answer) this.answer(text.slice(2));
    // The server ended it: a slow client, a session that is over, or one that it would not have.
    else this.lose();
  }

  private becomeReady(): void {
    this.ready = true;
    this.everReady = true;
    this.tries = 0;
    this.events.connected();
  }

  private tell([name, data]: [string, never]): void {
    if (name === 'event') this.events.event(data);
    else if (name === 'tally') this.events.tally(data);
    else if (name === 'resync') this.events.resync((data as { room: string }).room);
    else if (name === 'signed_out') this.events.signedOut();
  }

  private answer(text: string): void {
    const [, number = '', answers = '[]'] = /^(\d+)(.*)$/s.exec(text) ?? [];
    const waiting = this.waiting.get(Number(number));
    if (!waiting) return;
    this.waiting.delete(Number(number));
    clearTimeout(waiting.timer);
    waiting.resolve((JSON.parse(answers) as unknown[])[0]);
  }

  private ask(what: Asked, room: string): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (!this.ready) return reject(new Error('not connected'));
      const number = (this.asked += 1);
      const timer = setTimeout(() => {
        this.waiting.delete(number);
        reject(new Error('no answer'));
      }, answerWithin);
      this.waiting.set(number, { resolve, reject, timer });
      this.send(`${packet.event}${number}${JSON.stringify([what, { room }])}`);
    });
  }

  private send(text: string): void {
    this.socket?.send(text);
  }

  /** The server pings; a connection that says nothing for longer is dead, whatever the browser thinks. */
  private listen(): void {
    clearTimeout(this.silence);
    this.silence = setTimeout(() => this.lose(), this.patience);
  }

  private readonly wentOffline = (): void => {
    if (this.socket) this.lose();
  };

  private lose(): void {
    const wasReady = this.ready;
    this.drop();
    if (wasReady) this.events.lost();
    this.tries += 1;
    if (!this.everReady && this.tries >= triesBeforeElsewhere && navigator.onLine) {
      this.stop();
      this.other = this.elsewhere();
      // The page goes on without moving by itself.
      this.other.catch(() => undefined);
      return;
    }
    const pause = Math.min(firstPause * 2 ** (this.tries - 1), longestPause);
    // Apart from each other: a server that starts again is not met by everybody at once.
    this.comeBack = setTimeout(this.connect, pause * (0.3 + Math.random() * 1.4));
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    this.ready = false;
    clearTimeout(this.silence);
    for (const { timer, reject } of this.waiting.values()) {
      clearTimeout(timer);
      reject(new Error('connection lost'));
    }
    this.waiting.clear();
    socket?.close();
  }

  private stop(): void {
    this.ended = true;
    clearTimeout(this.comeBack);
    removeEventListener('offline', this.wentOffline);
    removeEventListener('online', this.connect);
    this.drop();
  }
}
