import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import type { LiveTransport } from './live-rooms.js';
import { WebSocketTransport } from './web-socket-transport.js';

class FakeSocket {
  readonly sent: string[] = [];
  closed = false;
  onmessage: ((event: { data: unknown }) => void) | undefined;
  onclose: (() => void) | undefined;
  send = (text: string) => void this.sent.push(text);
  close = () => void (this.closed = true);
  say = (text: string) => this.onmessage?.({ data: text });
}

const handshake = '0{"sid":"x","pingInterval":25000,"pingTimeout":20000}';
const room = 'proposal:1';

describe('the socket of a page', () => {
  let sockets: FakeSocket[];
  let told: string[];
  let transport: WebSocketTransport;
  let page: EventTarget;
  const elsewhere = jest.fn<() => Promise<LiveTransport>>();
  const latest = () => sockets.at(-1)!;

  beforeEach(() => {
    jest.useFakeTimers();
    sockets = [];
    told = [];
    page = new EventTarget();
    elsewhere.mockReset();
    elsewhere.mockResolvedValue({
      join: async () => ({ ok: true, room, seq: 7 }),
      leave: () => undefined,
      close: () => told.push('closed elsewhere'),
    });
    Object.assign(globalThis, {
      location: new URL('https://town.example/proposals/1'),
      addEventListener: page.addEventListener.bind(page),
      removeEventListener: page.removeEventListener.bind(page),
    });
    Object.defineProperty(globalThis, 'navigator', { value: { onLine: true }, configurable: true });
    transport = new WebSocketTransport(
      {
        connected: () => told.push('connected'),
        lost: () => told.push('lost'),
        event: (event) => told.push(`event ${event.seq}`),
        tally: (packet) => told.push(`tally ${packet.room}`),
        resync: (name) => told.push(`resync ${name}`),
        signedOut: () => told.push('signed out'),
      },
      elsewhere,
      (address) => {
        told.push(address);
        sockets.push(new FakeSocket());
        return latest() as unknown as WebSocket;
      },
    );
    told.length = 0;
  });

  afterEach(() => {
    transport.close();
    jest.useRealTimers();
  });

  function connect(): void {
    latest().say(handshake);
    latest().say('40{"sid":"y"}');
  }

  it('greets the server, answers its pings and tells what it hears', () => {
    connect();
    latest().say('2');
    latest().say('42["event",{"room":"proposal:1","seq":3}]');
    latest().say('42["tally",{"room":"proposal:1","values":{}}]');
    latest().say('42["resync",{"room":"proposal:1"}]');
    latest().say('42["signed_out"]');
    expect(latest().sent).toEqual(['40', '3']);
    expect(told).toEqual(['connected', 'event 3', 'tally proposal:1', 'resync proposal:1', 'signed out']);
  });

  it('joins a room with the answer that belongs to it', async () => {
    connect();
    const first = transport.join(room);
    const second = transport.join('proposal:2');
    expect(latest().sent.slice(1)).toEqual([
      '421["join",{"room":"proposal:1"}]',
      '422["join",{"room":"proposal:2"}]',
    ]);
    latest().say('432[{"ok":false,"code":"room_unknown"}]');
    latest().say('431[{"ok":true,"room":"proposal:1","seq":5}]');
    expect(await first).toEqual({ ok: true, room, seq: 5 });
    expect(await second).toEqual({ ok: false, code: 'room_unknown' });
  });

  it('gives up waiting for an answer when the connection is lost', async () => {
    connect();
    const joined = transport.join(room);
    latest().onclose?.();
    await expect(joined).rejects.toThrow('connection lost');
    expect(told).toEqual(['connected', 'lost']);
  });

  it('comes back after a loss, sooner when the network is back', () => {
    connect();
    page.dispatchEvent(new Event('offline'));
    expect(latest().closed).toBe(true);
    page.dispatchEvent(new Event('online'));
    expect(sockets).toHaveLength(2);
    connect();
    latest().onclose?.();
    jest.advanceTimersByTime(2_000);
    expect(sockets).toHaveLength(3);
  });

  it('counts a connection that falls silent as lost', () => {
    connect();
    jest.advanceTimersByTime(44_000);
    expect(told).toEqual(['connected']);
    jest.advanceTimersByTime(2_000);
    expect(told.slice(0, 2)).toEqual(['connected', 'lost']);
  });

  it('goes another way where no WebSocket comes through', async () => {
    latest().onclose?.();
    jest.advanceTimersByTime(2_000);
    latest().onclose?.();
    expect(elsewhere).toHaveBeenCalledTimes(1);
    expect(await transport.join(room)).toEqual({ ok: true, room, seq: 7 });
    jest.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(2);
  });

  it('stays closed once it is closed', () => {
    connect();
    transport.close();
    latest().onclose?.();
    page.dispatchEvent(new Event('online'));
    jest.advanceTimersByTime(60_000);
    expect(sockets).toHaveLength(1);
  });
});
