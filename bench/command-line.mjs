import { join } from 'node:path';
import { execute, Stop } from '../tools/console.mjs';

export const openhall = join(import.meta.dirname, '../apps/cli/bin/openhall.js');

/** The environment of the product over a data directory. */
export function environmentFor(directory, port = 0) {
  return {
    ...process.env,
    OPENHALL_DATA_DIR: directory,
    PORT: String(port),
    DATABASE_URL: '',
    LOG_LEVEL: 'error',
  };
}

/** Runs `openhall …` over a data directory and returns what it printed last, as JSON when it is. */
export async function runOpenhall(directory, args) {
  const { code, output } = await execute(process.execPath, [openhall, ...args], {
    env: environmentFor(directory),
  });
  if (code !== 0) throw new Stop(`openhall ${args.join(' ')} failed:\n${output}`);
  const last = output.trimEnd().split('\n').at(-1);
  return last.startsWith('{') ? JSON.parse(last) : last;
}
