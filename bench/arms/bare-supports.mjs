import Database from 'better-sqlite3';
import Fastify from 'fastify';

/**
 * The bare arm: Fastify and better-sqlite3, which only insert, with the product's durability (WAL, synchronous=FULL) and
 * the product's grouping (what waits shares one commit, and is answered after it). No session, no validation, no rules.
 */
const [file] = process.argv.slice(2);
const database = new Database(file);
for (const pragma of ['journal_mode = WAL', 'synchronous = FULL', 'foreign_keys = ON', 'secure_delete = ON']) database.pragma(pragma);
database.exec('CREATE TABLE support (proposal_id TEXT, account_id TEXT, created_at INTEGER, PRIMARY KEY (proposal_id, account_id)) WITHOUT ROWID');
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
