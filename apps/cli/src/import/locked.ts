import { DatabaseError } from '@openhall/persistence/errors';
import { Refusal } from '../refusal.js';

/** Says who most likely holds the lock of a database that could not be had; other errors go on as they are. */
export function lockedInWords(error: unknown): never {
  if (error instanceof DatabaseError && error.code === 'database_locked') {
    throw new Refusal(
      'The database is locked by another process, most likely a running server. Stop it and try again; nothing was written.',
    );
  }
  throw error;
}
