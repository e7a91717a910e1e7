import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { asDatabaseError, isBusy } from '../errors/index.js';

/** Who works alone in a directory. */
export interface Holder {
  pid: number;
  /** The command. */
  what: string;
  /** ISO 8601 */
  since: string;
}

/** A directory that this process works in alone, until it is released or the process is gone. */
export interface SoleUse {
  release(): void;
}

/** Another process works alone in the directory; `holder` is null where it did not come to say who it is. */
export class HeldByAnother extends Error {
  override readonly name = 'HeldByAnother';

  constructor(readonly holder: Holder | null) {
    super('another process works alone in this directory');
  }
}

/** A connection that nobody refers to is closed by the garbage collector, and its lock with it. */
const held = new Set<BetterSqlite3.Database>();

/**
 * Takes a directory for this process alone. What others ask is a lock of the operating system, taken as SQLite takes its own:
 * it goes with the process however that ends, so that nothing stale is ever in the way, and it holds between containers,
 * where process numbers say nothing. The note beside it only tells people who holds it.
 * @throws HeldByAnother
 */
export function takeAlone(directory: string, holder: Holder): SoleUse {
  const note = join(directory, 'openhall.lock.json');
  const lock = lockOf(join(directory, 'openhall.lock'), note);
  held.add(lock);
  writeFileSync(note, `${JSON.stringify(holder)}\n`);
  return {
    release: () => {
      // First the note: after the lock it may be another's.
      rmSync(note, { force: true });
      held.delete(lock);
      lock.close();
    },
  };
}

function lockOf(file: string, note: string): BetterSqlite3.Database {
  let lock: BetterSqlite3.Database | undefined;
  try {
    lock = new BetterSqlite3(file, { timeout: 0 });
    lock.exec('BEGIN EXCLUSIVE');
    return lock;
  } catch (error) {
    lock?.close();
    if (isBusy(error)) throw new HeldByAnother(holderIn(note));
    throw asDatabaseError(error, file);
  }
}

function holderIn(note: string): Holder | null {
  try {
    return JSON.parse(readFileSync(note, 'utf8')) as Holder;
  } catch {
    return null;
  }
}
