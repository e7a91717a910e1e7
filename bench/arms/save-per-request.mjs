import Fastify from 'fastify';
import 'reflect-metadata';
import { DataSource, EntitySchema } from 'typeorm';

/** The naive arm: Fastify and one TypeORM `save()` in its own transaction per request, synchronous=FULL. */
const [file] = process.argv.slice(2);
const Support = new EntitySchema({
  name: 'support',
  columns: {
    proposalId: { type: 'varchar', primary: true },
    accountId: { type: 'varchar', primary: true },
    createdAt: { type: 'bigint' },
  },
});
const source = await new DataSource({
  type: 'better-sqlite3',
  database: file,
  entities: [Support],
  synchronize: true,
  enableWAL: true,
  prepareDatabase: (database) => void database.pragma('synchronous = FULL'),
}).initialize();
const supports = source.getRepository(Support);

// TypeORM's SQLite driver shares one query runner, so that concurrent transactions nest into each other: one after another.
let last = Promise.resolve();
const server = Fastify();
server.put('/api/v1/proposals/:id/support', async (request) => {
  const mine = last.then(() =>
    supports.save({ proposalId: request.params.id, accountId: request.headers.cookie, createdAt: Date.now() }),
  );
  last = mine.catch(() => undefined);
  await mine;
  return { supported: true };
});
await server.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: server.server.address().port });
