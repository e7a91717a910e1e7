import { setTimeout as sleep } from 'node:timers/promises';
import { HttpLine } from './http-line.mjs';
import { LiveSocket } from './live-socket.mjs';

/** Sequences of a room that one person has, in whatever way and order they came. */
class Sequences {
  #seen = new Set();

  /** @param until everything up to it was there before */
  constructor(until) {
    this.until = until;
  }

  add(seq) {
    if (seq > this.until) this.#seen.add(seq);
    while (this.#seen.delete(this.until + 1)) this.until += 1;
  }

  /** How many up to `head` are missing. */
  missing(head) {
    return head - this.until - this.#seen.size;
  }
}

function sequenceIn(message) {
  const found = /^42\["event",\{"room":"[^"]+","seq":(\d+)/.exec(message.toString('latin1', 0, 140));
  return found && Number(found[1]);
}

/** Comes back as the web page does: joins, reads the page afresh, and asks for what was missed. */
async function comeBack(group, person, hallPath, had) {
  const [room] = group.rooms;
  const cookie = group.cookies[person];
  const socket = new LiveSocket({ port: group.port, cookie });
  group.sockets[person] = socket;
  socket.onMessage = (message) => {
    const seq = sequenceIn(message);
    if (seq !== null) had.add(seq);
  };
  await socket.opened;
  const joined = await socket.join(room);
  if (!joined.ok) throw new Error(`Joining again was answered ${joined.code}`);
  const line = new HttpLine(group.port, cookie);
  const snapshot = await line.send('GET', hallPath);
  const after = had.until;
  const missed = await line.ask('GET', `/rooms/${encodeURIComponent(room)}/events?after=${after}`);
  line.close();
  if (snapshot.status !== 200) throw new Error(`The page was answered ${snapshot.status}`);
  for (const { seq } of missed.events ?? []) had.add(seq);
  return { resync: missed.resync };
}

/** Cuts all connections of a group at once; everybody comes back at some moment of `milliseconds`. */
export async function comingBack(group, { hallPath, seq, milliseconds, quiet }) {
  const cpu = process.cpuUsage();
  const began = performance.now();
  const count = group.sockets.length;
  for (const socket of group.sockets) socket.cut();
  const all = Array.from({ length: count }, () => new Sequences(seq));
  const answers = await Promise.all(
    all.map(async (had, person) => {
      await sleep(((person + Math.random()) * milliseconds) / count);
      return comeBack(group, person, hallPath, had);
    }),
  );
  const elapsed = performance.now() - began;
  const used = process.cpuUsage(cpu);
  // What is on its way still arrives.
  await sleep(quiet);
  group.had = all;
  return {
    elapsed,
    share: (used.user + used.system) / 1000 / elapsed,
    resyncs: answers.filter(({ resync }) => resync).length,
  };
}

/** After the last event: how many people miss how many events. */
export function missingOf(group, { head }) {
  const missing = group.had.map((had) => had.missing(head));
  return {
    people: missing.filter((count) => count !== 0).length,
    events: missing.reduce((sum, count) => sum + count, 0),
  };
}
