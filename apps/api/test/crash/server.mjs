import { createApplication, prepare, serve } from '@openhall/api/application';
import { openDatabase } from '@openhall/persistence/database';
import { environmentOf } from './content.mjs';

/**
 * The built product in a process of its own, over the database of a directory: `node server.mjs DIRECTORY [pages]`.
 * Tells its parent the port; a parent that goes away takes it along.
 */
const [directory, pages] = process.argv.slice(2);
const environment = environmentOf(directory);
const database = await openDatabase(environment.database);
await database.migrate();
const app = await createApplication(environment, database);
await prepare(app);
const port = await serve(app, environment, { pages: pages === 'pages' });
process.on('disconnect', () => process.exit(0));
process.send({ port });
