import { randomBytes } from 'node:crypto';
import Database from 'better-sqlite3';
import Fastify from 'fastify';

/**
 * The bare arm: Fastify and better-sqlite3, which only write the rows of a ballot, with the product's durability, settings
 * and grouping (what waits shares one commit, and is answered after it), tables and indexes. No session, no rules, no
 * pseudonym, no commitment and no signed receipt: its values are random.
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
  `CREATE TABLE ballot (vote_id varchar(36), pseudonym text, leaf_id varchar(36), channel text, PRIMARY KEY (vote_id, pseudonym)) WITHOUT ROWID;
   CREATE TABLE ballot_leaf (id varchar(36) PRIMARY KEY, vote_id varchar(36), commitment text, nonce text, content text,
     superseded boolean DEFAULT 0, place integer, UNIQUE (vote_id, commitment), UNIQUE (vote_id, place)) WITHOUT ROWID`,
);
const insertBallot = database.prepare(
  `INSERT INTO ballot VALUES (?, ?, ?, 'email') ON CONFLICT (vote_id, pseudonym) DO UPDATE SET leaf_id = excluded.leaf_id`,
);
const insertLeaf = database.prepare(
  'INSERT INTO ballot_leaf (id, vote_id, commitment, nonce, content) VALUES (?, ?, ?, ?, ?)',
);
const begin = database.prepare('BEGIN IMMEDIATE');
const commit = database.prepare('COMMIT');

let waiting = [];
function flush() {
  const batch = waiting;
  waiting = [];
  begin.run();
  for (const { vote, voter, content } of batch) {
    const random = randomBytes(82).toString('hex');
    const leaf = random.slice(128);
    insertBallot.run(vote, voter, leaf);
    insertLeaf.run(leaf, vote, random.slice(0, 64), random.slice(64, 128), content);
  }
  commit.run();
  for (const { resolve } of batch) resolve();
}

process.on('disconnect', () => process.exit(0));

const server = Fastify();
server.put('/api/v1/votes/:id/ballot', async (request) => {
  await new Promise((resolve) => {
    if (waiting.length === 0) setImmediate(flush);
    const content = JSON.stringify(request.body.ballot);
    waiting.push({ vote: request.params.id, voter: request.headers.cookie, content, resolve });
  });
  return { cast: true };
});
await server.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: server.server.address().port });
