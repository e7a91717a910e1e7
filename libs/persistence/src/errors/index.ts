/** Why the database could not do what was asked. Stable: programs and messages may depend on these. */
export type DatabaseErrorCode =
  | 'database_unwritable'
  | 'database_full'
  | 'database_locked'
  | 'database_damaged'
  | 'database_unreachable'
  | 'database_too_old'
  | 'database_misconfigured'
  | 'database_failed'
  | 'unit_lost';

/** A failure of the database itself, not of one statement: one clear line, a stable code, the cause beneath. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';

  constructor(
    readonly code: DatabaseErrorCode,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
  }
}

const codes: Record<string, DatabaseErrorCode> = {
  SQLITE_FULL: 'database_full',
  ENOSPC: 'database_full',
  EDQUOT: 'database_full',
  '53100': 'database_full',
  SQLITE_BUSY: 'database_locked',
  SQLITE_LOCKED: 'database_locked',
  SQLITE_READONLY: 'database_unwritable',
  SQLITE_CANTOPEN: 'database_unwritable',
  SQLITE_PERM: 'database_unwritable',
  EACCES: 'database_unwritable',
  EPERM: 'database_unwritable',
  EROFS: 'database_unwritable',
  EISDIR: 'database_unwritable',
  ENOTDIR: 'database_unwritable',
  EEXIST: 'database_unwritable',
  SQLITE_NOTADB: 'database_damaged',
  SQLITE_CORRUPT: 'database_damaged',
  SQLITE_IOERR: 'database_failed',
  ECONNREFUSED: 'database_unreachable',
  ECONNRESET: 'database_unreachable',
  ENOTFOUND: 'database_unreachable',
  EAI_AGAIN: 'database_unreachable',
  ETIMEDOUT: 'database_unreachable',
  ENOENT: 'database_unreachable',
  '28P01': 'database_unreachable',
  '28000': 'database_unreachable',
  '3D000': 'database_unreachable',
  '57P01': 'database_unreachable',
  '57P03': 'database_unreachable',
  '53300': 'database_unreachable',
};

const sentences: Record<DatabaseErrorCode, string> = {
  database_unwritable: 'The database cannot be written: no permission, or not a file that can be opened',
  database_full: 'The disk that holds the database is full',
  database_locked: 'The database is locked by another process',
  database_damaged: 'The file is not an Openhall database, or it is damaged',
  database_unreachable: 'The database server cannot be reached, or refuses the connection',
  database_too_old: 'The database server is too old',
  database_misconfigured: 'The database does not keep the settings that it was given',
  database_failed: 'The database failed',
  unit_lost: 'The unit of work was lost',
};

/** The driver's own code (SQLITE_BUSY, 40001, EACCES…), also through TypeORM's wrapping; undefined if there is none. */
export function driverCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const { driverError, code } = error as { driverError?: unknown; code?: unknown };
  if (typeof driverError === 'object' && driverError !== null) return driverCode(driverError) ?? undefined;
  return typeof code === 'string' ? code : undefined;
}

function databaseCode(error: unknown): DatabaseErrorCode | undefined {
  const code = driverCode(error);
  if (code === undefined) return undefined;
  // Extended codes, as in SQLITE_BUSY_SNAPSHOT or SQLITE_IOERR_WRITE, belong to their primary one.
  return codes[code] ?? codes[code.split('_').slice(0, 2).join('_')];
}

/** The error as a DatabaseError where the database itself failed; any other error as it is. */
export function translateError(error: unknown, where?: string): unknown {
  if (error instanceof DatabaseError) return error;
  const code = databaseCode(error);
  return code === undefined ? error : describeError(code, error, where);
}

/** A DatabaseError in any case: for opening, where every failure is the database's. */
export function asDatabaseError(error: unknown, where?: string): DatabaseError {
  const translated = translateError(error, where);
  return translated instanceof DatabaseError ? translated : describeError('database_failed', error, where);
}

/** Whether the database was busy with another process or connection. */
export function isBusy(error: unknown): boolean {
  return databaseCode(error) === 'database_locked';
}

function describeError(code: DatabaseErrorCode, cause: unknown, where?: string): DatabaseError {
  const { message } = Object(cause) as { message?: unknown };
  const reason = typeof message === 'string' ? message.split('\n')[0] : undefined;
  const line = sentences[code] + (where ? ` (${where})` : '') + (reason ? `: ${reason}` : '');
  return new DatabaseError(code, line, { cause });
}
