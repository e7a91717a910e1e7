import { setTimeout as sleep } from 'node:timers/promises';
import { HttpLine } from './http-line.mjs';

/** Writes down, for each screen, when it showed the last numbers. */
class Screens {
  #last = Buffer.alloc(0);
  #moved = [];

  /** @param expected the last number of each question, by its number */
  constructor(count, expected) {
    this.expected = Object.entries(expected).map(([number, upvotes]) => ({ number, upvotes }));
    this.missing = Array.from({ length: count }, () => new Map(Object.entries(expected)));
    this.seenAt = Array.from({ length: count }, () => null);
  }

  /** Everybody is sent the same bytes, so they are read once. */
  hear(message, person) {
    if (!this.#last.equals(message)) {
      this.#last = Buffer.from(message);
      const [kind, packet] = JSON.parse(message.toString('utf8', 2));
      this.#moved = kind === 'tally' ? Object.entries(packet.values.upvotes ?? {}) : [];
    }
    const missing = this.missing[person];
    for (const [number, upvotes] of this.#moved) if (missing.get(number) === upvotes) missing.delete(number);
    if (missing.size === 0) this.seenAt[person] ??= performance.now();
  }

  get areDone() {
    return this.seenAt.every((at) => at !== null);
  }
}

/**
 * Everybody sends one request over a connection of their own at some moment of `milliseconds`: `paths[n]` is the nth
 * person's. Waits until every screen shows the last numbers (`expected`, by question), or until each socket has `messages`.
 */
export async function burst(group, { paths, milliseconds, expected, messages, patience = 60_000 }) {
  const lines = [];
  for (let from = 0; from < paths.length; from += 100) {
    lines.push(
      ...group.cookies
        .slice(from, Math.min(from + 100, paths.length))
        .map((cookie) => new HttpLine(group.port, cookie)),
    );
    await sleep(10);
  }
  const screens = expected && new Screens(group.sockets.length, expected);
  group.reset();
  group.listen(screens && ((message, person) => screens.hear(message, person)));
  const cpu = process.cpuUsage();
  const began = performance.now();
  const sentAt = [];
  const byStatus = {};
  let slowest = 0;
  await Promise.all(
    paths.map(async (path, person) => {
      await sleep(((person + 0.5) * milliseconds) / paths.length);
      const at = performance.now();
      sentAt.push(at);
      const { status } = await lines[person].send('PUT', path);
      slowest = Math.max(slowest, performance.now() - at);
      byStatus[status] = (byStatus[status] ?? 0) + 1;
    }),
  );
  const answeredIn = performance.now() - began;
  const deadline = performance.now() + patience;
  if (messages) await group.until('messages', messages, patience);
  else while (!screens.areDone && performance.now() < deadline) await sleep(20);
  const used = process.cpuUsage(cpu);
  const elapsed = performance.now() - began;
  group.listen(null);
  for (const line of lines) line.close();
  const lastSent = Math.max(...sentAt);
  return {
    byStatus,
    answeredIn,
    slowest,
    elapsed,
    share: (used.user + used.system) / 1000 / elapsed,
    seenAfter: screens ? screens.seenAt.map((at) => (at === null ? null : Math.max(0, at - lastSent))) : null,
    ...group.totals(),
  };
}
