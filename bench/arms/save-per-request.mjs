import Fastify from 'fastify';
import 'reflect-metadata';
import { DataSource, EntitySchema } from 'typeorm';

/**
 * The naive arm: Fastify and one TypeORM `save()` in its own transaction per request, with the product's durability (WAL,
 * synchronous=FULL), settings and row with its two indexes. No session, no validation, no rules, no counters.
 */
const [file] = process.argv.slice(2);
const Support = new EntitySchema({
  name: 'support',
  columns: {
    proposalId: { type: 'varchar', length: 36, primary: true },
    accountId: { type: 'varchar', length: 36, primary: true },
    createdAt: { type: 'bigint' },
  },
  indices: [{ name: 'ix_support_account', columns: ['accountId'] }],
});
const pragmas = [
  'journal_mode = WAL',
  'synchronous = FULL',
  'foreign_keys = ON',
  'secure_delete = ON',
  'cache_size = -32768',
  'wal_autocheckpoint = 4096',
];
let connection;
const source = await new DataSource({
  type: 'better-sqlite3',
  database: file,
  entities: [Support],
  synchronize: true,
  statementCacheSize: 500,
  prepareDatabase: (opened) => {
    connection = opened;
    for (const pragma of pragmas) connection.pragma(pragma);
  },
}).initialize();
if (connection.pragma('synchronous', { simple: true }) !== 2)
  throw new Error('This arm must flush at every commit');
const supports = source.getRepository(Support);

// TypeORM's SQLite driver shares one query runner, so that concurrent transactions nest into each other: one after another.
let last = Promise.resolve();
process.on('disconnect', () => process.exit(0));

const server = Fastify();
server.put('/api/v1/proposals/:id/support', async (request) => {
  const mine = last.then(() =>
    supports.save({
      proposalId: request.params.id,
      accountId: request.headers.cookie,
      createdAt: Date.now(),
    }),
  );
  last = mine.catch(() => undefined);
  await mine;
  return { supported: true };
});
await server.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: server.server.address().port });
