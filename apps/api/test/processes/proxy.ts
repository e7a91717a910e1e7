import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const configuration = join(import.meta.dirname, '../../../../docker/nginx.conf');
const program = ['/usr/sbin/nginx', 'nginx'].find((name) => spawnSync(name, ['-v']).status === 0);

/** Whether nginx is installed. In CI it must be. */
export const hasProxy = program !== undefined;

/** nginx with the configuration that we ship, in front of processes on this machine. */
export class Proxy {
  private constructor(
    private readonly child: ChildProcess,
    private readonly directory: string,
    readonly address: string,
  ) {}

  static async start(ports: number[]): Promise<Proxy> {
    const directory = await mkdtemp(join(tmpdir(), 'openhall-proxy-'));
    const port = await freePort();
    const shipped = await readFile(configuration, 'utf8');
    const servers = ports.map((each) => `server 127.0.0.1:${each};`).join(' ');
    const text = shipped
      .replace('server openhall:3000;', servers)
      .replace(/listen \d+;/, `listen 127.0.0.1:${port};`)
      .replaceAll('/tmp/', `${directory}/`);
    const file = join(directory, 'nginx.conf');
    await writeFile(file, text);
    const child = spawn(
      program ?? 'nginx',
      ['-c', file, '-p', directory, '-e', join(directory, 'error.log'), '-g', 'daemon off;'],
      {
        stdio: 'ignore',
      },
    );
    const proxy = new Proxy(child, directory, `http://localhost:${port}`);
    await proxy.untilReady();
    return proxy;
  }

  async stop(): Promise<void> {
    if (this.child.exitCode === null) {
      this.child.kill('SIGTERM');
      await once(this.child, 'exit');
    }
    await rm(this.directory, { recursive: true, force: true });
  }

  private async untilReady(): Promise<void> {
    for (let tries = 0; tries < 100; tries += 1) {
      if (this.child.exitCode !== null) throw new Error('nginx ended at its start');
      const isReady = await fetch(`${this.address}/health/live`).then(
        ({ ok }) => ok,
        () => false,
      );
      if (isReady) return;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error('nginx does not answer');
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
