import { monitorEventLoopDelay } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';

const delay = monitorEventLoopDelay({ resolution: 10 });

/** Memory after the garbage is gone (bytes); needs `--expose-gc`. */
async function memory() {
  for (let times = 0; times < 4; times += 1) {
    globalThis.gc();
    await sleep(30);
  }
  const { heapUsed, rss } = process.memoryUsage();
  return { heap: heapUsed, rss };
}

/** What every server of these measurements answers its parent about itself, and `more`. */
export function answerAsks(more = {}) {
  delay.enable();
  const known = {
    /** Processor time so far (ms). */
    cpu: () => {
      const { user, system } = process.cpuUsage();
      return (user + system) / 1000;
    },
    memory,
    /** How late the event loop was since this was asked last (ms). */
    delay: () => {
      const answer = { p99: delay.percentile(99) / 1e6, most: delay.max / 1e6 };
      delay.reset();
      return answer;
    },
    ...more,
  };
  process.on('message', ({ ask, ...options }) => {
    Promise.resolve(known[ask](options)).then(
      (answer) => process.send({ answer: answer ?? null }),
      (error) => process.send({ error: String(error?.stack ?? error) }),
    );
  });
  process.on('disconnect', () => process.exit(0));
}

/** Calls `send` with each packet, one every `pause` ms. */
export async function broadcastEach(packets, pause, send) {
  for (const packet of packets) {
    send(packet);
    await sleep(pause);
  }
}
