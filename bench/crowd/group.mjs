import { setTimeout as sleep } from 'node:timers/promises';
import { LiveSocket } from './live-socket.mjs';

/** How many come at the same moment. */
const atOnce = 50;

/** People who listen to one server: one socket each. */
export class Group {
  sockets = [];

  /** `rooms` are joined by everybody, `ownRooms[n]` by the nth person. */
  constructor({ port, cookies, rooms, ownRooms = [], plain = false }) {
    Object.assign(this, { port, cookies, rooms, ownRooms, plain });
  }

  /** Has the first so many people come, those who are not here yet. */
  async come(count) {
    while (this.sockets.length < count) {
      const from = this.sockets.length;
      const some = Array.from({ length: Math.min(atOnce, count - from) }, (_, index) =>
        this.#enter(from + index),
      );
      this.sockets.push(...(await Promise.all(some)));
    }
  }

  async #enter(person) {
    const socket = new LiveSocket({ port: this.port, cookie: this.cookies[person], plain: this.plain });
    await socket.opened;
    if (this.plain) return socket;
    for (const room of [...this.rooms, this.ownRooms[person]].filter(Boolean)) {
      const answer = await socket.join(room);
      if (!answer.ok) throw new Error(`Joining ${room} was answered ${answer.code}`);
    }
    return socket;
  }

  /** Has `hear(message, person)` look into each message; null = nobody looks. */
  listen(hear) {
    this.sockets.forEach((socket, person) => {
      socket.onMessage = hear && ((message) => hear(message, person));
    });
  }

  /** Forgets what was counted. */
  reset() {
    for (const socket of this.sockets) Object.assign(socket, { messages: 0, events: 0, bytes: 0 });
  }

  /** Waits until everybody has `count` of what is counted under that name, at most so long (ms). */
  async until(name, count, milliseconds) {
    const deadline = performance.now() + milliseconds;
    while (performance.now() < deadline && this.sockets.some((socket) => socket[name] < count))
      await sleep(20);
  }

  totals() {
    const sum = (name) => this.sockets.reduce((total, socket) => total + socket[name], 0);
    const events = this.sockets.map((socket) => socket.events);
    return {
      messages: sum('messages'),
      events: sum('events'),
      bytes: sum('bytes'),
      fewest: Math.min(...events),
      most: Math.max(...events),
      gone: this.sockets.filter(({ isClosed }) => isClosed).length,
    };
  }

  leave() {
    for (const socket of this.sockets) socket.cut();
    this.sockets = [];
  }
}
