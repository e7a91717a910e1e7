import { connect } from 'node:net';

/** One keep-alive HTTP connection of one person, spoken by hand: one request after another. Closed while idle, it opens again. */
export class HttpLine {
  /** Bytes that went and came. */
  bytes = 0;
  #parts = [];
  #waiting = null;
  #last = Promise.resolve();

  constructor(port, cookie = '') {
    Object.assign(this, { port, cookie });
    this.#connect();
  }

  /** Sends a request; returns `{status, body}`, the body as text and unread. */
  send(method, path, body) {
    const sent = this.#last.then(() => this.#send(method, path, body));
    this.#last = sent.catch(() => undefined);
    return sent;
  }

  #send(method, path, body) {
    const payload = body === undefined ? '' : JSON.stringify(body);
    const lines = [
      `${method} /api/v1${path} HTTP/1.1`,
      'Host: localhost:3000',
      `Content-Length: ${Buffer.byteLength(payload)}`,
      ...(this.cookie ? [`Cookie: ${this.cookie}`] : []),
      ...(payload ? ['Content-Type: application/json'] : []),
    ];
    return new Promise((resolve, reject) => {
      if (this.tcp.destroyed || this.tcp.readyState === 'writeOnly') this.#connect();
      this.#waiting = { resolve, reject };
      const request = `${lines.join('\r\n')}\r\n\r\n${payload}`;
      this.bytes += Buffer.byteLength(request);
      this.tcp.write(request);
    });
  }

  /** Sends a request that must succeed; returns the body as read. */
  async ask(method, path, body) {
    const answer = await this.send(method, path, body);
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.body}`);
    return answer.body === '' ? null : JSON.parse(answer.body);
  }

  close() {
    this.#waiting = null;
    this.tcp.destroy();
  }

  #connect() {
    const tcp = connect({ port: this.port, host: '127.0.0.1' }).setNoDelay(true);
    this.tcp?.removeAllListeners('close').destroy();
    this.tcp = tcp;
    tcp.on('data', (part) => this.#read(part));
    const fail = (error) =>
      tcp === this.tcp && this.#waiting?.reject(error ?? new Error('The connection was closed'));
    tcp.on('error', fail).on('close', () => fail());
  }

  #read(part) {
    this.bytes += part.length;
    this.#parts.push(part);
    const data = this.#parts.length === 1 ? part : Buffer.concat(this.#parts);
    const head = data.indexOf('\r\n\r\n');
    if (head < 0) return;
    const words = data.toString('latin1', 0, head);
    const length = Number(/\r\ncontent-length: (\d+)/i.exec(words)?.[1] ?? 0);
    if (data.length < head + 4 + length) {
      this.#parts = [data];
      return;
    }
    this.#parts = [];
    const waiting = this.#waiting;
    this.#waiting = null;
    waiting?.resolve({ status: Number(words.slice(9, 12)), body: data.toString('utf8', head + 4) });
  }
}
