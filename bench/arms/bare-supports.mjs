import Database from 'better-sqlite3';
import Fastify from 'fastify';

/**
 * The bare arm: Fastify and better-sqlite3, which only insert, with the product's durability (WAL, synchronous=FULL), the
 * product's settings and grouping (what waits shares one commit, and is answered after it) and the product's row with its
 * two indexes. No session, no validation, no rules, no counters.
 */
const [file] = process.argv.slice(2);
const database = new Database(file);
const pragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'secure_delete = ON',
  'cache_size = -32768',
  'wal_autocheckpoint = 4096',
];
for (const pragma of pragmas) database.pragma(pragma);
database.exec(
  `CREATE TABLE support (proposal_id varchar(36), account_id varchar(36), created_at bigint, PRIMARY KEY (proposal_id, account_id));
   CREATE INDEX ix_support_account ON support (account_id)`,
);
const insert = database.prepare('INSERT INTO support VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
const begin = database.prepare('BEGIN IMMEDIATE');
const commit = database.prepare('COMMIT');

let waiting = [];
function flush() {
  const batch = waiting;
  waiting = [];
  begin.run();
  for (const { proposal, account } of batch) insert.run(proposal, account, Date.now());
  commit.run();
  for (const { resolve } of batch) resolve();
}

process.on('disconnect', () => process.exit(0));

const server = Fastify();
server.put('/api/v1/proposals/:id/support', async (request) => {
  await new Promise((resolve) => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ proposal: request.params.id, account: request.headers.cookie, resolve });
  });
  return { supported: true };
});
await server.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: server.server.address().port });
