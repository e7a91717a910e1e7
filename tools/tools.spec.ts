import { spawn, spawnSync } from 'node:child_process';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';

const directory = mkdtempSync(join(tmpdir(), 'openhall-start-'));
const start = join(import.meta.dirname, 'start.mjs');
const settings = { ...process.env, NODE_OPTIONS: '', DATABASE_URL: '', OPENHALL_DATA_DIR: directory };

/** Starts `npm start`'s script with a bad setting; it must end by itself, before anything is built. */
function startWith(environment: Record<string, string>): { code: number | null; errors: string } {
  const { status, stderr } = spawnSync(process.execPath, [start], {
    encoding: 'utf8',
    env: { ...settings, ...environment },
  });
  return { code: status, errors: stderr };
}

afterAll(() => rmSync(directory, { recursive: true, force: true }));

describe('npm start with a bad setting', () => {
  it('stops with one line for a port that is none', () => {
    const line = 'PORT must be a whole number from 0 to 65535, but is "http".\n';
    expect(startWith({ PORT: 'http' })).toEqual({ code: 1, errors: line });
  });

  it('stops with one line for a data directory that cannot be made', () => {
    const file = join(directory, 'file');
    writeFileSync(file, '');
    const { code, errors } = startWith({ OPENHALL_DATA_DIR: file });
    expect(code).toBe(1);
    expect(errors).toMatch(/^OPENHALL_DATA_DIR: no permission to write to .*\n$/);
  });

  it('stops with one line rather than show a demo in a real database', () => {
    const { code, errors } = startWith({ DATABASE_URL: 'postgres://localhost/town' });
    expect(code).toBe(1);
    expect(errors).toMatch(/^DATABASE_URL is set, but the demo uses a database of its own\..*\n$/);
  });

  it('stops with one line for a port that is in use', async () => {
    const server = createServer();
    await new Promise<void>((listening) => server.listen(0, listening));
    const { port } = server.address() as AddressInfo;
    const child = spawn(process.execPath, [start], { env: { ...settings, PORT: String(port) } });
    let errors = '';
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const code = await new Promise((ended) => child.on('close', ended));
    server.close();
    expect(code).toBe(1);
    expect(errors).toBe(
      `PORT ${port} is already in use. Stop the other program, or choose another: PORT=3001 npm start\n`,
    );
  });

  it('stops with one line for a Node that is too old', () => {
    const environment = join(import.meta.dirname, 'environment.mjs');
    const script = `import(${JSON.stringify(environment)}).then((m) => m.checkNode('20.18.3')).catch((e) => console.log(e.message))`;
    const { stdout } = spawnSync(process.execPath, ['-e', script], { encoding: 'utf8', env: settings });
    expect(stdout).toBe('Node 20.18.3 is too old: Openhall needs Node 20.19 or newer.\n');
  });
});

describe('commands that run before packages are installed', () => {
  it('import nothing but Node and each other', () => {
    for (const file of [
      'start',
      'install',
      'build',
      'test',
      'check',
      'console',
      'environment',
      'fingerprint',
      'chromium',
    ]) {
      const source = readFileSync(join(import.meta.dirname, `${file}.mjs`), 'utf8');
      for (const [, specifier] of source.matchAll(/^import .* from '([^']+)'/gm))
        expect(specifier).toMatch(/^(node:|\.\/)/);
    }
  });
});
