import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Command } from 'commander';
import { readEnvironment } from '@openhall/api/config/environment';
import { query, sql } from '@openhall/persistence/sql';
import { adminCommand } from '../src/admin.command.js';
import { migrateCommand } from '../src/migrate.command.js';
import { openMigrated } from '../src/open.js';
import { Refusal } from '../src/refusal.js';

describe('the command line', () => {
  const directory = mkdtempSync(join(tmpdir(), 'openhall-refusals-'));
  const before = process.env['OPENHALL_DATA_DIR'];
  beforeAll(() => {
    process.env['OPENHALL_DATA_DIR'] = directory;
  });
  afterAll(() => {
    if (before === undefined) delete process.env['OPENHALL_DATA_DIR'];
    else process.env['OPENHALL_DATA_DIR'] = before;
    rmSync(directory, { recursive: true, force: true });
  });

  const refusalOf = async (add: (program: Command) => void, words: string[]): Promise<string> => {
    const program = new Command();
    add(program);
    const error: unknown = await program.parseAsync(words, { from: 'user' }).then(
      () => null,
      (reason: unknown) => reason,
    );
    if (!(error instanceof Refusal)) throw new Error(`no refusal, but ${String(error)}`);
    return error.message;
  };

  it('says what is wrong with an administrator who cannot be made', async () => {
    expect(await refusalOf(adminCommand, ['admin', 'create', 'boss'])).toBe('"boss" is no e-mail address.');
    const nameless = ['admin', 'create', 'boss@example.org', '--name', '🎉'];
    expect(await refusalOf(adminCommand, nameless)).toMatch(/^--name: "🎉" is no name/);
  });

  it('does not call tables of a newer version up to date, also when it only looks', async () => {
    const database = await openMigrated(readEnvironment('production'));
    await database.unitOfWork.write((manager) =>
      query(manager, sql`INSERT INTO migration (timestamp, name) VALUES (${9e12}, 'Future9000000000000')`),
    );
    await database.close();
    for (const words of [['migrate'], ['migrate', '--dry-run']]) {
      expect(await refusalOf(migrateCommand, words)).toMatch(/unknown migration Future9000000000000/);
    }
  });
});
