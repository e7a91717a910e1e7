import Database from 'better-sqlite3';
import Fastify from 'fastify';
import { Server } from 'socket.io';
import { answerAsks } from './asked.mjs';

/**
 * The naive arm: Fastify, better-sqlite3 with the product's durability, settings, rows and grouping, and Socket.IO, which
 * tells everybody of each upvote as it comes. No session, no rules.
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
  `CREATE TABLE townhall_question (id varchar(36) PRIMARY KEY, upvote_count integer NOT NULL DEFAULT 0);
   CREATE TABLE townhall_upvote (question_id varchar(36) REFERENCES townhall_question (id), account_id varchar(36),
     created_at bigint, PRIMARY KEY (question_id, account_id));
   CREATE INDEX ix_townhall_upvote_account ON townhall_upvote (account_id)`,
);
const addQuestion = database.prepare('INSERT INTO townhall_question (id) VALUES (?) ON CONFLICT DO NOTHING');
const insert = database.prepare('INSERT INTO townhall_upvote VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
const count = database.prepare(
  'UPDATE townhall_question SET upvote_count = upvote_count + 1 WHERE id = ? RETURNING upvote_count',
);
const begin = database.prepare('BEGIN IMMEDIATE');
const commit = database.prepare('COMMIT');

let waiting = [];
function flush() {
  const batch = waiting;
  waiting = [];
  begin.run();
  for (const vote of batch) {
    addQuestion.run(vote.question);
    insert.run(vote.question, vote.account, Date.now());
    vote.upvotes = count.get(vote.question).upvote_count;
  }
  commit.run();
  for (const { resolve, upvotes } of batch) resolve(upvotes);
}

const server = Fastify();
const io = new Server(server.server, {
  perMessageDeflate: false,
  httpCompression: false,
  serveClient: false,
  maxHttpBufferSize: 16_384,
});
io.on('connection', (socket) => {
  socket.on('join', async ({ room }, answer) => {
    await socket.join(room);
    answer({ ok: true, room, seq: 0 });
  });
});
server.put('/api/v1/town-halls/:hall/questions/:question/upvote', async ({ params, headers }) => {
  const upvotes = await new Promise((resolve) => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push({ question: params.question, account: headers.cookie, resolve });
  });
  const room = `townhall:${params.hall}`;
  io.to(room).emit('tally', { room, values: { question: params.question, upvotes } });
  return { upvoted: true, upvotes };
});
answerAsks({ rows: () => database.prepare('SELECT COUNT(*) FROM townhall_upvote').pluck().get() });
await server.listen({ port: 0, host: '127.0.0.1' });
process.send({ port: server.server.address().port });
