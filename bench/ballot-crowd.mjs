import { join } from 'node:path';
import { Client } from '../apps/api/test/crash/client.mjs';
import { databaseFile } from '../apps/api/test/crash/content.mjs';
import { fillForVotes, openVote } from '../apps/api/test/crash/vote-content.mjs';
import { inFreshDirectory } from './place.mjs';
import { cores, start } from './processes.mjs';
import { row } from './report.mjs';

const submissions = 20;
/** People who cast at the same moment. */
const atOnce = 50;
const serverScript = join(import.meta.dirname, '../apps/api/test/processes/server.mjs');
const testing = join(import.meta.dirname, '../libs/persistence/testing');

/** Everybody submits 20 ballots at once; each must have one that counts. On SQLite and on PostgreSQL. */
export async function crowds(voters) {
  const rows = [
    await inFreshDirectory((directory) => {
      const settings = { kind: 'sqlite', file: databaseFile(directory) };
      return crowd('SQLite', directory, settings, voters);
    }),
  ];
  const { default: startPostgres } = await import(join(testing, 'postgres-global-setup.mjs'));
  const { default: stopPostgres } = await import(join(testing, 'postgres-global-teardown.mjs'));
  await startPostgres();
  try {
    const { createTestDatabase } = await import('@openhall/persistence/testing');
    const made = await createTestDatabase('postgres');
    try {
      rows.push(await inFreshDirectory((directory) => crowd('PostgreSQL', directory, made.settings, voters)));
    } finally {
      await made.close();
    }
  } finally {
    await stopPostgres();
  }
  return rows;
}

async function crowd(name, directory, settings, voters) {
  const content = await fillForVotes(directory, voters, settings);
  const place = JSON.stringify({ database: settings, dataDirectory: directory });
  const server = await start(cores.server, [serverScript, place]);
  const client = new Client(server.message.port);
  const vote = await openVote(client, content);
  let refused = 0;
  for (let from = 0; from < voters; from += atOnce) {
    const casts = content.residents.slice(from, from + atOnce).flatMap((as) =>
      Array.from({ length: submissions }, async (_, n) => {
        const body = { ballot: { picks: [vote.optionIds[n % 3]] }, code: null };
        const { status } = await client.send('PUT', `/votes/${vote.id}/ballot`, { as, body });
        if (status !== 200) refused += 1;
      }),
    );
    await Promise.all(casts);
  }
  client.close();
  await server.stop();
  const value = refused + (await miscounted(settings, vote.id, voters));
  return row(
    `${voters.toLocaleString('en')} voters × ${submissions} submissions at once on ${name}, ballots too many or too few`,
    [{ name: 'problems', value, unit: '' }],
    { value: 0, at: 'most' },
  );
}

async function miscounted(settings, voteId, voters) {
  const { openDatabase } = await import('@openhall/persistence/database');
  const { queryOne, sql } = await import('@openhall/persistence/sql');
  const database = await openDatabase(settings);
  const counts = await queryOne(
    database.reader,
    sql`SELECT CAST((SELECT count(*) FROM ballot WHERE vote_id = ${voteId}) AS integer) AS ballots,
               CAST((SELECT count(*) FROM ballot_leaf WHERE vote_id = ${voteId} AND NOT superseded) AS integer) AS leaves`,
  );
  await database.close();
  return Math.abs(counts.ballots - voters) + Math.abs(counts.leaves - voters);
}
