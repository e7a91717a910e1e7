import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { readEnvironment } from '@openhall/api/config/environment';
import { workAlone } from '../src/alone.js';
import { importCommand } from '../src/import.command.js';
import { migrateCommand } from '../src/migrate.command.js';
import { Refusal } from '../src/refusal.js';
import { serveCommand } from '../src/serve.command.js';

/** Takes a lock as the product does, says so, and stays. */
const stays = `
  const Database = require('better-sqlite3');
  new Database(process.argv[1], { timeout: 0 }).exec('BEGIN EXCLUSIVE');
  process.stdout.write('there');
  setInterval(() => undefined, 1000);
`;

describe('on a SQLite database that a command has for itself', () => {
  const directory = mkdtempSync(join(tmpdir(), 'openhall-alone-'));
  const before = process.env['OPENHALL_DATA_DIR'];
  beforeAll(() => {
    process.env['OPENHALL_DATA_DIR'] = directory;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['OPENHALL_DATA_DIR'];
    else process.env['OPENHALL_DATA_DIR'] = before;
    rmSync(directory, { recursive: true, force: true });
  });

  const refusal = async (add: (program: Command) => void, words: string[]): Promise<string> => {
    const program = new Command();
    add(program);
    const error: unknown = await program
      .parseAsync(words, { from: 'user' })
      .catch((reason: unknown) => reason);
    if (!(error instanceof Refusal)) throw new Error(`no refusal, but ${String(error)}`);
    return error.message;
  };
  const importing = ['import', 'proposals', 'none.csv', '--preset', 'decide-madrid', '--consultation', 'a'];

  it('a second server, an import and a migration are refused in one line that says who is there', async () => {
    const held = workAlone(readEnvironment('production'), 'serve');
    const expected = new RegExp(
      `^The data directory ${directory} is in use by "openhall serve" \\(process ${process.pid}, since .+\\)\\. Stop it and try again; nothing was written\\.$`,
    );
    expect(await refusal(serveCommand, ['serve'])).toMatch(expected);
    expect(await refusal(importCommand, importing)).toMatch(expected);
    expect(await refusal(migrateCommand, ['migrate'])).toMatch(expected);
    held.release();
    workAlone(readEnvironment('production'), 'import').release();
  });

  it('another process is seen, and one that is killed leaves nothing in the way', async () => {
    const other = spawn(process.execPath, ['-e', stays, join(directory, 'openhall.lock')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(other.stdout, 'data');
    expect(() => workAlone(readEnvironment('production'), 'serve')).toThrow(/another openhall command/);
    other.kill('SIGKILL');
    await once(other, 'exit');
    workAlone(readEnvironment('production'), 'serve').release();
  });

  it('many processes may work on PostgreSQL', () => {
    const environment = {
      ...readEnvironment('production'),
      database: { kind: 'postgres' as const, url: 'postgres://localhost/none' },
    };
    const first = workAlone(environment, 'serve');
    expect(() => workAlone(environment, 'serve')).not.toThrow();
    first.release();
  });
});
