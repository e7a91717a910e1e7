import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { answerAsks, broadcastEach } from './asked.mjs';

/** The bare arm: Socket.IO with the product's settings, rooms that anybody may join, and a broadcast to one of them. */
const http = createServer();
const io = new Server(http, {
  maxHttpBufferSize: 16_384,
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
  transports: ['websocket', 'polling'],
});
io.on('connection', (socket) => {
  socket.on('join', async ({ room }, answer) => {
    await socket.join(room);
    answer({ ok: true, room, seq: 0 });
  });
  socket.on('leave', async ({ room }, answer) => {
    await socket.leave(room);
    answer({ ok: true });
  });
});
answerAsks({
  /** `messages` are as they go over the wire: `42["event",{…}]` */
  broadcast: ({ messages, pause }) =>
    broadcastEach(
      messages.map((message) => JSON.parse(message.slice(2))),
      pause,
      ([name, packet]) => io.to(packet.room).emit(name, packet),
    ),
});
http.listen(0, '127.0.0.1', 4_096, () => process.send({ port: http.address().port }));
