import { io, type Socket } from 'socket.io-client';
import {
  liveProtocol,
  type ClientToServerEvents,
  type JoinAnswer,
  type ServerToClientEvents,
} from '@openhall/contracts/live';
import type { LiveTransport, TransportEvents } from './live-rooms.js';

const answerWithin = 10_000;

/** Opens the socket by Socket.IO's own client, for networks that let no WebSocket through. Heavy, so loaded only there. */
export function connectSocket(events: TransportEvents): LiveTransport {
  const socket: Socket<ServerToClientEvents, ClientToServerEvents> = io({
    path: '/socket.io',
    transports: ['polling', 'websocket'],
    query: { protocol: String(liveProtocol) },
    reconnectionDelayMax: 10_000,
    randomizationFactor: 0.7,
  });
  socket.on('connect', () => events.connected());
  socket.on('disconnect', (reason) => {
    events.lost();
    // The server ended it (a slow client): Socket.IO leaves coming back to us.
    if (reason === 'io server disconnect') setTimeout(() => socket.connect(), 2_000);
  });
  socket.on('event', (event) => events.event(event));
  socket.on('tally', (packet) => events.tally(packet));
  socket.on('resync', ({ room }) => events.resync(room));
  socket.on('signed_out', () => events.signedOut());
  return {
    join: (room): Promise<JoinAnswer> => socket.timeout(answerWithin).emitWithAck('join', { room }),
    leave: (room) =>
      void socket
        .timeout(answerWithin)
        .emitWithAck('leave', { room })
        .catch(() => undefined),
    close: () => void socket.disconnect(),
  };
}
