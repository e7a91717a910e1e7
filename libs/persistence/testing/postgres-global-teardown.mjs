import { rm } from 'node:fs/promises';
import pg from 'pg';

/** Jest's global teardown: stops the server that the setup started, or drops this run's databases from another. */
export default async function tearDown() {
  const started = globalThis.openhallTestServer;
  if (!started) return dropDatabases();
  await new Promise((resolve) => {
    started.server.once('exit', resolve);
    // SIGINT is PostgreSQL's fast shutdown: it ends connections instead of waiting for them.
    started.server.kill('SIGINT');
  });
  await rm(started.directory, { recursive: true, force: true });
  delete process.env.TEST_DATABASE_URL;
}

async function dropDatabases() {
  const client = new pg.Client({ connectionString: process.env.TEST_DATABASE_URL });
  await client.connect();
  try {
    const { rows } = await client.query('SELECT datname FROM pg_database WHERE datname LIKE $1', [
      `openhall\\_${process.env.TEST_DATABASE_RUN}\\_%`,
    ]);
    for (const { datname } of rows) {
      await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(datname)} WITH (FORCE)`);
    }
  } finally {
    await client.end();
  }
}
