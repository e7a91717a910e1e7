import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { DatabaseSettings } from '@openhall/persistence/database';

interface Options {
  database: DatabaseSettings;
  dataDirectory: string;
  /** How much its clock is ahead of ours (ms). */
  clockAhead?: number;
}

/** The built product in a process that can be killed. */
export class ProductProcess {
  private readonly exited: Promise<unknown>;

  private constructor(
    private readonly child: ChildProcess,
    readonly port: number,
  ) {
    this.exited =
      child.exitCode === null && child.signalCode === null ? once(child, 'exit') : Promise.resolve();
  }

  /** Starts it and waits until it answers. */
  static async start(options: Options): Promise<ProductProcess> {
    const env = { ...process.env, NODE_OPTIONS: '' };
    const script = join(import.meta.dirname, 'server.mjs');
    const child = fork(script, [JSON.stringify(options)], { execArgv: [], env });
    const died = once(child, 'exit').then(([code, signal]) => {
      throw new Error(`The server ended at its start (${String(signal ?? code)})`);
    });
    const [{ port }] = (await Promise.race([once(child, 'message'), died])) as [{ port: number }];
    died.catch(() => undefined);
    return new ProductProcess(child, port);
  }

  get address(): string {
    return `http://localhost:${this.port}`;
  }

  /** Ends it as a power cut would: no handler runs. */
  async kill(): Promise<void> {
    this.child.kill('SIGKILL');
    await this.exited;
  }
}
