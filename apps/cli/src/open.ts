import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createApplication, prepare } from '@openhall/api/application';
import type { Clock } from '@openhall/api/common/clock';
import { readEnvironment } from '@openhall/api/config/environment';
import type { Environment } from '@openhall/api/config/environment';
import { openDatabase } from '@openhall/persistence/database';
import type { Database } from '@openhall/persistence/database';
import { workAlone } from './alone.js';
import { Refusal } from './refusal.js';

export interface Opened {
  environment: Environment;
  database: Database;
  app: NestFastifyApplication;
  close(): Promise<void>;
}

/**
 * Opens the database of the environment and brings its tables up to date.
 * @throws Refusal when a newer version of Openhall was here
 */
export async function openMigrated(environment: Environment): Promise<Database> {
  const database = await openKnown(environment);
  await database.migrate();
  return database;
}

/**
 * Opens the database of the environment as it is.
 * @throws Refusal when a newer version of Openhall was here
 */
export async function openKnown(environment: Environment): Promise<Database> {
  const database = await openDatabase(environment.database);
  const unknown = await database.unknownMigrations();
  if (unknown.length === 0) return database;
  await database.close();
  throw new Refusal(
    `The database was made by a newer version of Openhall (unknown migration ${unknown[0]}). Start that version, or restore a backup made before it.`,
  );
}

/**
 * The product in this process, without listening: for commands that work through the services.
 * @param options `alone` names a command that works beside no other on SQLite
 * @throws Refusal when another process is there, or a newer version of Openhall was
 */
export async function openApplication(
  mode: Environment['mode'],
  options: { clock?: Clock; alone?: string } = {},
): Promise<Opened> {
  const environment = readEnvironment(mode);
  const held = options.alone === undefined ? null : workAlone(environment, options.alone);
  try {
    const database = await openMigrated(environment);
    const app = await createApplication({ ...environment, logLevel: 'error' }, database, options);
    await prepare(app);
    return {
      environment,
      database,
      app,
      close: async () => {
        await app.close();
        await database.close();
        held?.release();
      },
    };
  } catch (error) {
    held?.release();
    throw error;
  }
}
