import { connect } from 'node:net';

/** One buffer for what all connections read: a part is looked at before the next one is read. */
const reading = { buffer: Buffer.allocUnsafe(1 << 18) };
const text = 1;
const codes = { open: 0x30, ping: 0x32, message: 0x34, connected: 0x30, event: 0x32, answer: 0x33 };

/** A text as the one frame of a client; the mask is of zeros, so that the text stays as it is. */
function frame(words) {
  const payload = Buffer.from(words);
  const head = payload.length < 126 ? Buffer.alloc(6) : Buffer.alloc(8);
  head[0] = 0x81;
  if (payload.length < 126) head[1] = 0x80 | payload.length;
  else {
    head[1] = 0x80 | 126;
    head.writeUInt16BE(payload.length, 2);
  }
  return Buffer.concat([head, payload]);
}

/**
 * One listener at a Socket.IO server, or at a plain WebSocket server, that speaks the protocols by hand over a bare TCP
 * connection: thousands of them must cost little beside the server that they measure.
 */
export class LiveSocket {
  /** Messages that the server sent by itself: `events` of them are events. */
  messages = 0;
  events = 0;
  /** Bytes that came, with everything around them. */
  bytes = 0;
  isClosed = false;
  #rest = null;
  #isOpen = false;
  #asked = 0;
  #answers = new Map();

  /**
   * @param onMessage given the bytes of each message that the server sent by itself; they are overwritten afterwards
   * @param plain the server speaks WebSocket and nothing above it
   */
  constructor({ port, cookie, onMessage = null, plain = false }) {
    this.onMessage = onMessage;
    this.plain = plain;
    this.opened = new Promise((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    const callback = (length, buffer) => {
      this.#read(buffer.subarray(0, length));
      return true;
    };
    this.tcp = connect({ port, host: '127.0.0.1', onread: { buffer: reading.buffer, callback } });
    this.tcp.setNoDelay(true);
    const path = plain ? '/' : '/socket.io/?EIO=4&transport=websocket';
    const lines = [
      `GET ${path} HTTP/1.1`,
      'Host: localhost:3000',
      'Origin: http://localhost:3000',
      'User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
      'Accept-Language: en-GB,en;q=0.9',
      ...(cookie ? [`Cookie: ${cookie}`] : []),
      'Connection: Upgrade',
      'Upgrade: websocket',
      'Sec-WebSocket-Version: 13',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
    ];
    this.tcp.on('connect', () => this.tcp.write(`${lines.join('\r\n')}\r\n\r\n`));
    this.tcp.on('error', (error) => this.reject(error));
    this.tcp.on('close', () => {
      this.isClosed = true;
      this.reject(new Error('The connection was closed'));
    });
    this.opened.catch(() => undefined);
  }

  /** Joins a room and returns the server's answer. */
  async join(room) {
    if (this.tcp.destroyed) throw new Error('The connection was closed');
    const id = (this.#asked += 1);
    const answered = new Promise((resolve, reject) => this.#answers.set(id, { resolve, reject }));
    this.tcp.once('close', () => this.#answers.get(id)?.reject(new Error('Closed while joining')));
    this.tcp.write(frame(`42${id}${JSON.stringify(['join', { room }])}`));
    const [answer] = JSON.parse(await answered);
    return answer;
  }

  /** Goes without a farewell, as a phone does that loses its network. */
  cut() {
    this.tcp.destroy();
  }

  #read(part) {
    this.bytes += part.length;
    let data = this.#rest ? Buffer.concat([this.#rest, part]) : part;
    this.#rest = null;
    if (!this.#isOpen) {
      const end = data.indexOf('\r\n\r\n');
      if (end < 0) return void (this.#rest = Buffer.from(data));
      const status = data.toString('latin1', 9, 12);
      if (status !== '101') return void this.reject(new Error(`The upgrade was answered ${status}`));
      this.#isOpen = true;
      data = data.subarray(end + 4);
      if (this.plain) this.resolve(this);
    }
    this.#frames(data);
  }

  #frames(data) {
    let at = 0;
    while (at + 2 <= data.length) {
      const short = data[at + 1] & 0x7f;
      const head = short < 126 ? 2 : short === 126 ? 4 : 10;
      if (at + head > data.length) break;
      const length =
        short < 126
          ? short
          : short === 126
            ? data.readUInt16BE(at + 2)
            : Number(data.readBigUInt64BE(at + 2));
      if (at + head + length > data.length) break;
      if ((data[at] & 0x0f) === text) this.#hear(data.subarray(at + head, at + head + length));
      at += head + length;
    }
    if (at < data.length) this.#rest = Buffer.from(data.subarray(at));
  }

  #hear(message) {
    if (this.plain || (message[0] === codes.message && message[1] === codes.event)) {
      this.messages += 1;
      // 42["event",… and not 42["tally",…
      if (this.plain || message[4] === 0x65) this.events += 1;
      this.onMessage?.(message, this);
      return;
    }
    if (message[0] === codes.ping) this.tcp.write(frame('3'));
    else if (message[0] === codes.open) this.tcp.write(frame('40'));
    else if (message[1] === codes.connected) this.resolve(this);
    else if (message[1] === codes.answer) this.#hearAnswer(message.toString());
    else this.reject(new Error(`The server said ${message.toString()}`));
  }

  #hearAnswer(words) {
    const [, id, answer] = /^43(\d+)(.*)$/s.exec(words);
    this.#answers.get(Number(id))?.resolve(answer);
    this.#answers.delete(Number(id));
  }
}
