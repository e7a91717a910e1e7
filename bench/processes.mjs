import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';

const mayPin = availableParallelism() > 1 && spawnSync('taskset', ['-c', '0', 'true']).status === 0;

/** Where processes run: servers on one core, the load on another, so that neither eats the other's time. */
export const cores = { server: 0, load: 1 };
export const pinning = mayPin ? 'server and load on a core each' : 'not pinned';

/** Starts a Node process on a core and waits for its first message. `stop` ends it and waits. */
export async function start(core, args, { env = process.env } = {}) {
  const command = mayPin ? ['taskset', '-c', String(core), process.execPath] : [process.execPath];
  const child = spawn(command[0], [...command.slice(1), ...args], {
    env,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const exited = once(child, 'exit');
  const message = await Promise.race([
    once(child, 'message').then(([first]) => first),
    exited.then(([code, signal]) => {
      throw new Error(`${args[0]} ended before it was ready (${signal ?? code})`);
    }),
  ]);
  const stop = async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    child.kill('SIGTERM');
    const timer = sleep(5_000, 'late', { ref: false });
    if ((await Promise.race([exited, timer])) === 'late') child.kill('SIGKILL');
    await exited;
  };
  return { child, message, stop };
}

/** Asks a process that was started something and waits for its answer. */
export async function ask({ child }, question) {
  const answer = once(child, 'message');
  child.send(question);
  const [message] = await answer;
  return message;
}
