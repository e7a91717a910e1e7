import { createApplication, prepare, serve } from '@openhall/api/application';
import { Clock } from '@openhall/api/common/clock';
import { openDatabase } from '@openhall/persistence/database';

/**
 * The built product in a process of its own: `node server.mjs '{"database": …, "dataDirectory": …, "clockAhead": ms}'`. Tells
 * its parent the port; a parent that goes away takes it along.
 */
const { database: settings, dataDirectory, clockAhead = 0 } = JSON.parse(process.argv[2]);
const environment = {
  mode: 'production',
  port: 0,
  publicUrl: new URL('http://localhost:3000'),
  dataDirectory,
  database: settings,
  smtpUrl: null,
  mailFrom: 'no-reply@localhost',
  trustedProxies: ['127.0.0.1', '::1'],
  logLevel: 'error',
};

class ClockAhead extends Clock {
  now() {
    return super.now() + clockAhead;
  }
}

const database = await openDatabase(settings);
await database.migrate();
const app = await createApplication(environment, database, { clock: new ClockAhead() });
await prepare(app);
const port = await serve(app, environment, { pages: false });
process.on('disconnect', () => process.exit(0));
process.send({ port });
