import { createApplication, prepare, serve } from '@openhall/api/application';
import { PublicHall } from '@openhall/api/townhall/public-hall.service';
import { openDatabase } from '@openhall/persistence/database';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { environmentOf } from '../../apps/api/test/crash/content.mjs';
import { answerAsks } from './asked.mjs';

/** The built product over the database of a directory, and what is to know of it while it is measured. */
const [directory] = process.argv.slice(2);
const environment = environmentOf(directory);
const database = await openDatabase(environment.database);
await database.migrate();
const app = await createApplication(environment, database);
await prepare(app);
const port = await serve(app, environment, { pages: false });

/** How often the page of a hall was written, by sequence. */
let written = new Map();
const halls = app.get(PublicHall, { strict: false });
const view = halls.view.bind(halls);
halls.view = (...given) => {
  const seq = given.at(-1);
  written.set(seq, (written.get(seq) ?? 0) + 1);
  return view(...given);
};

/** How long the slowest unit of work took until it was committed (ms). */
let slowest = 0;
const unitOfWork = app.get(UnitOfWork, { strict: false });
const write = unitOfWork.write.bind(unitOfWork);
unitOfWork.write = async (work) => {
  const began = performance.now();
  try {
    return await write(work);
  } finally {
    slowest = Math.max(slowest, performance.now() - began);
  }
};

answerAsks({
  written: () => {
    const counts = [...written.values()];
    written = new Map();
    return { sequences: counts.length, times: counts.reduce((sum, count) => sum + count, 0) };
  },
  slowestWrite: () => {
    const answer = slowest;
    slowest = 0;
    return answer;
  },
});
process.send({ port });
