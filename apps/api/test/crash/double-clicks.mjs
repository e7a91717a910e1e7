import { Client } from './client.mjs';
import { databaseFile, fillDatabase } from './content.mjs';
import { Ledger } from './ledger.mjs';
import { randomFrom } from './random.mjs';
import { ServerProcess } from './server-process.mjs';
import { problemsIn } from './verdict.mjs';

const atOnce = 32;

/** Sends `count` commands twice at the same moment each; every one must be there once. */
export async function doubleClicks(directory, { count, seed }) {
  const people = Math.max(50, Math.ceil(count / 20));
  const content = await fillDatabase(directory, { people, proposals: 60 });
  const ledger = new Ledger(content, randomFrom(seed));
  const server = await ServerProcess.start(directory);
  const client = new Client(server.port);
  const unlike = [];
  const keepClicking = async () => {
    while (ledger.all().length < count) {
      const command = ledger.next();
      const send = () => client.send(command.method, command.path, command);
      const [first, second] = await Promise.all([send(), send()]);
      ledger.note(command, first);
      ledger.note(command, second);
      if (first.status !== second.status || first.body?.id !== second.body?.id) unlike.push(command.path);
    }
  };
  try {
    await Promise.all(Array.from({ length: atOnce }, keepClicking));
    const problems = problemsIn(databaseFile(directory), ledger);
    if (unlike.length > 0)
      problems.push(`${unlike.length} second clicks were answered otherwise than the first`);
    return { seed, commands: ledger.acknowledged(), problems };
  } finally {
    await server.kill();
    client.close();
  }
}
