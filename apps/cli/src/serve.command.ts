import type { Command } from 'commander';
import { createApplication, prepare, serve } from '@openhall/api/application';
import { readEnvironment } from '@openhall/api/config/environment';
import type { Environment } from '@openhall/api/config/environment';
import { workAlone } from './alone.js';
import { openMigrated } from './open.js';
import { failPlainly, Refusal } from './refusal.js';

/** `openhall serve`: production. Never puts content into the database. */
export function serveCommand(program: Command): void {
  program
    .command('serve')
    .description('serve the pages and the API on PORT (production; never fills the database)')
    .action(async () => {
      const environment = readEnvironment('production');
      workAlone(environment, 'serve');
      await startServing(environment);
      process.stdout.write(`Openhall serves ${environment.publicUrl.origin}\n`);
    });
}

/** Serves until the process is told to stop; then lets running requests end. The caller works alone (`workAlone`). */
export async function startServing(environment: Environment): Promise<void> {
  const database = await openMigrated(environment);
  const app = await createApplication(environment, database);
  await prepare(app);
  await serve(app, environment, { pages: true }).catch((error: unknown) => {
    throw inWords(error, environment.port);
  });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), 10_000).unref();
    void app
      .close()
      .then(() => database.close())
      .then(() => process.exit(0))
      .catch(failPlainly);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

function inWords(error: unknown, port: number): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EADDRINUSE')
    return new Refusal(
      `PORT ${port} is already in use. Stop the other program, or choose another: PORT=3001`,
    );
  if (code === 'EACCES') return new Refusal(`PORT ${port} is not open to this user. Choose one above 1023.`);
  if (code === 'ERR_MODULE_NOT_FOUND')
    return new Refusal('The pages are not built. Run "npm run build" first.');
  return error;
}
