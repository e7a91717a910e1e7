import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const command = join(process.cwd(), 'apps/cli/bin/openhall.js');

/** The built product in a process of its own, as somebody who runs it starts it. */
export class Product {
  private constructor(
    readonly address: string,
    private readonly env: NodeJS.ProcessEnv,
    private readonly directory: string,
    private child: ChildProcess,
  ) {}

  static async start(
    what: 'serve' | 'demo',
    {
      smtpUrl,
      databaseUrl,
      administrator,
    }: { smtpUrl?: string; databaseUrl?: string; administrator?: string } = {},
  ): Promise<Product> {
    const directory = mkdtempSync(join(tmpdir(), 'openhall-e2e-'));
    const port = await freePort();
    const env = {
      ...process.env,
      NODE_OPTIONS: '',
      PORT: String(port),
      OPENHALL_DATA_DIR: directory,
      PUBLIC_URL: `http://localhost:${port}`,
      LOG_LEVEL: 'warn',
      ...(smtpUrl ? { SMTP_URL: smtpUrl } : {}),
      ...(databaseUrl ? { DATABASE_URL: databaseUrl } : {}),
    };
    if (administrator) run(env, 'admin', 'create', administrator, '--name', 'Irene Costa');
    const product = new Product(`http://localhost:${port}`, env, directory, launch(what, env));
    await product.untilReady();
    return product;
  }

  /** Ends the process at once, as a power cut would, and starts it again on the same data. */
  async crashAndRestart(): Promise<void> {
    await ended(this.child, 'SIGKILL');
    this.child = launch('serve', this.env);
    await this.untilReady();
  }

  async stop(): Promise<void> {
    await ended(this.child, 'SIGTERM');
    rmSync(this.directory, { recursive: true, force: true });
  }

  private async untilReady(): Promise<void> {
    for (let tries = 0; tries < 600; tries += 1) {
      if (this.child.exitCode !== null) throw new Error(`the product ended with code ${this.child.exitCode}`);
      const ready = await fetch(`${this.address}/health/ready`).then(
        (answer) => answer.ok,
        () => false,
      );
      if (ready) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
    throw new Error('the product did not become ready within a minute');
  }
}

function run(env: NodeJS.ProcessEnv, ...words: string[]): void {
  const { status, stderr } = spawnSync(process.execPath, [command, ...words], { env, encoding: 'utf8' });
  if (status !== 0) throw new Error(`openhall ${words.join(' ')} ended with ${status}: ${stderr}`);
}

function launch(what: string, env: NodeJS.ProcessEnv): ChildProcess {
  return spawn(process.execPath, [command, what], { env, stdio: ['ignore', 'ignore', 'inherit'] });
}

function ended(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
