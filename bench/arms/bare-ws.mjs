import { createServer } from 'node:http';
import { WebSocketServer } from 'ws';
import { answerAsks, broadcastEach } from './asked.mjs';

/** WebSocket and nothing above it: each client is sent the same text. */
const http = createServer();
const sockets = new WebSocketServer({ server: http, perMessageDeflate: false, maxPayload: 16_384 });
answerAsks({
  broadcast: ({ messages, pause }) =>
    broadcastEach(messages, pause, (message) => {
      for (const client of sockets.clients) client.send(message);
    }),
});
http.listen(0, '127.0.0.1', 4_096, () => process.send({ port: http.address().port }));
