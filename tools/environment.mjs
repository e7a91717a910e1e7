import { accessSync, constants, existsSync, mkdirSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { root, Stop } from './console.mjs';

const oldestNode = [20, 19];

/** Stops if this Node is too old to run the product. */
export function checkNode(version = process.versions.node) {
  const [major, minor] = version.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  throw new Stop(`Node ${version} is too old: Openhall needs Node ${oldestNode.join('.')} or newer.`);
}

/**
 * Stops if the demo could not start with these settings, before anybody waits for a build. The server checks the same
 * again, in the same words (apps/api/src/config/environment.ts).
 */
export async function checkDemoEnvironment(env = process.env) {
  const port = checkPort(env.PORT);
  if (env.DATABASE_URL) {
    throw new Stop(
      'DATABASE_URL is set, but the demo uses a database of its own. Unset it, or run "openhall serve".',
    );
  }
  checkDirectory(resolve(root, env.OPENHALL_DATA_DIR || './var', 'demo'));
  if (port !== 0) await checkPortIsFree(port);
}

function checkPort(value) {
  if (value === undefined || value === '') return 3000;
  const port = Number(value);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Stop(`PORT must be a whole number from 0 to 65535, but is "${value}".`);
  }
  return port;
}

function checkDirectory(directory) {
  try {
    makeDirectory(directory);
    accessSync(directory, constants.W_OK);
  } catch {
    throw new Stop(
      `OPENHALL_DATA_DIR: no permission to write to ${directory}. Choose another directory or change its owner.`,
    );
  }
}

/** Not mkdir's own `recursive`, which never returns where the system answers "no such file" (below /proc). */
function makeDirectory(directory) {
  if (existsSync(directory)) return;
  makeDirectory(dirname(directory));
  mkdirSync(directory);
}

async function checkPortIsFree(port) {
  const code = await new Promise((done) => {
    const server = createServer();
    server.once('error', (error) => done(error.code));
    server.listen(port, () => server.close(() => done(undefined)));
  });
  if (code === 'EADDRINUSE') {
    throw new Stop(
      `PORT ${port} is already in use. Stop the other program, or choose another: PORT=3001 npm start`,
    );
  }
  if (code === 'EACCES') throw new Stop(`PORT ${port} is not open to this user. Choose one above 1023.`);
}
