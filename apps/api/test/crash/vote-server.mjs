import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createApplication, prepare, serve } from '@openhall/api/application';
import { BallotsRepository } from '@openhall/api/voting/ballots.repository';
import { ClosingService } from '@openhall/api/voting/closing.service';
import { VoteTree } from '@openhall/api/voting/tree.service';
import { VoteCounting } from '@openhall/api/voting/vote-count.service';
import { VoteKeys } from '@openhall/api/voting/vote-keys.service';
import { openDatabase } from '@openhall/persistence/database';
import { environmentOf } from './content.mjs';

/** `node vote-server.mjs DIRECTORY STEP`: the built product, which dies at a step of the next close of a vote. */
const [directory, step] = process.argv.slice(2);
const environment = environmentOf(directory);
const database = await openDatabase(environment.database);
const app = await createApplication(environment, database);
await prepare(app);

const die = () => process.kill(process.pid, 'SIGKILL');
const of = (type) => app.get(type, { strict: false });

/** Dies before a method is carried out, or after it, when its unit has not been committed yet. */
function dieAt(type, method, when) {
  const service = of(type);
  const original = service[method].bind(service);
  service[method] = async (...words) => {
    if (when === 'after') await original(...words);
    die();
    // Nothing goes on while the signal is on its way.
    await new Promise(() => undefined);
  };
}

const steps = {
  'before the freeze': () => dieAt(ClosingService, 'close', 'before'),
  'before the freeze is committed': () => dieAt(VoteTree, 'addAll', 'after'),
  'before the count': () => dieAt(VoteCounting, 'publish', 'before'),
  'before the result is committed': () => dieAt(BallotsRepository, 'forgetVoters', 'after'),
  'before the key is destroyed': () => dieAt(VoteKeys, 'destroy', 'before'),
  'when the key is overwritten and not yet removed': () => {
    of(VoteKeys).destroy = (voteId) => {
      writeFileSync(join(directory, 'keys', `vote-${voteId}.key`), '0'.repeat(64));
      die();
    };
  },
};
steps[step]();

const port = await serve(app, environment, { pages: false });
process.on('disconnect', () => process.exit(0));
process.send({ port });
