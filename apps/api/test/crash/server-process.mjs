import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** The product in a process that can be killed. */
export class ServerProcess {
  #exited;

  constructor(child, port) {
    this.child = child;
    this.port = port;
    this.#exited = once(child, 'exit');
  }

  /**
   * Starts it over the database of a directory and waits until it answers; `script` is one that serves in its own way.
   */
  static async start(directory, { script = 'server.mjs', args = [] } = {}) {
    const child = fork(join(import.meta.dirname, script), [directory, ...args], { execArgv: [] });
    const died = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`The server ended at its start (${signal ?? code})`);
    });
    const [{ port }] = await Promise.race([once(child, 'message'), died]);
    died.catch(() => undefined);
    return new ServerProcess(child, port);
  }

  /** Waits until it has ended by itself. */
  async ended() {
    await this.#exited;
  }

  /** Ends it as a power cut would: no handler runs. */
  async kill() {
    this.child.kill('SIGKILL');
    await this.#exited;
  }
}
