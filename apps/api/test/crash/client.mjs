import { Agent, request } from 'node:http';

/** A client that keeps its connections, as browsers do. */
export class Client {
  #agent = new Agent({ keepAlive: true, maxSockets: 64 });

  constructor(port) {
    this.port = port;
  }

  /**
   * Sends a command and reads the whole answer: `{status, body}`. Rejects when the connection ends before that, and then
   * nobody knows whether the command was carried out.
   */
  send(method, path, { as, body, key } = {}) {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const headers = {
      ...(as && { cookie: as.cookie }),
      ...(key && { 'idempotency-key': key }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
      'content-length': Buffer.byteLength(payload),
    };
    const options = {
      agent: this.#agent,
      host: '127.0.0.1',
      port: this.port,
      method,
      path: `/api/v1${path}`,
      headers,
    };
    return new Promise((resolve, reject) => {
      const sent = request(options, (answer) => {
        const parts = [];
        answer.on('data', (part) => parts.push(part));
        answer.on('error', reject);
        answer.on('close', () => {
          if (!answer.complete) return reject(new Error('The answer was cut off'));
          const text = Buffer.concat(parts).toString('utf8');
          return resolve({ status: answer.statusCode, body: text === '' ? null : JSON.parse(text) });
        });
      });
      sent.on('error', reject);
      sent.end(payload);
    });
  }

  close() {
    this.#agent.destroy();
  }
}
