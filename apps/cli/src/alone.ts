import type { Environment } from '@openhall/api/config/environment';
import { HeldByAnother, takeAlone } from '@openhall/persistence/sole-use';
import type { SoleUse } from '@openhall/persistence/sole-use';
import { Refusal } from './refusal.js';

/**
 * Has a command work alone on a SQLite database: two servers would not hear of each other's commits in time, and an import
 * would go on beside a server that knows nothing of it. On PostgreSQL many processes may work at once.
 * @param what the command, as others are told who is there
 * @throws Refusal when another process is there
 */
export function workAlone({ database, dataDirectory }: Environment, what: string): SoleUse {
  if (database.kind !== 'sqlite') return { release: () => undefined };
  try {
    return takeAlone(dataDirectory, { pid: process.pid, what, since: new Date().toISOString() });
  } catch (error) {
    if (!(error instanceof HeldByAnother)) throw error;
    const { holder } = error;
    const who = holder
      ? `"openhall ${holder.what}" (process ${holder.pid}, since ${holder.since})`
      : 'another openhall command';
    throw new Refusal(
      `The data directory ${dataDirectory} is in use by ${who}. Stop it and try again; nothing was written.`,
    );
  }
}
