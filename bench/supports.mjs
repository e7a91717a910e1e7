import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { databaseFile, fillDatabase } from '../apps/api/test/crash/content.mjs';
import { inFreshDirectory } from './place.mjs';
import { ask, cores, start } from './processes.mjs';
import { row, summary } from './report.mjs';

export const needs = ['api'];

const rounds = 5;
const connections = 128;
const milliseconds = 2_000;
const size = { people: 1_500, proposals: 200 };
const here = (name) => join(import.meta.dirname, name);

/** Our server and the two that it is held against, each with a database of its own. */
function arms(directory) {
  const file = (name) => join(directory, `${name}.sqlite`);
  return [
    {
      name: 'Openhall',
      args: [here('../apps/api/test/crash/server.mjs'), directory],
      file: databaseFile(directory),
    },
    { name: 'bare', args: [here('arms/bare-supports.mjs'), file('bare')], file: file('bare') },
    {
      name: 'save() each',
      args: [here('arms/save-per-request.mjs'), file('save')],
      file: file('save'),
    },
  ];
}

function rowsIn(file) {
  const database = new BetterSqlite3(file, { readonly: true });
  const count = database.prepare('SELECT COUNT(*) FROM support').pluck().get();
  database.close();
  return count;
}

/** One arm for one round: supports acknowledged per second. */
async function measureOnce(arm, load, content) {
  const answer = await ask(load, {
    arm: arm.name,
    port: arm.server.message.port,
    proposals: content.proposals,
    cookies: content.residents.map(({ cookie }) => cookie),
    connections,
    milliseconds,
  });
  const statuses = Object.keys(answer.byStatus ?? {});
  if (answer.error || statuses.join() !== '200') {
    throw new Error(`${arm.name}: ${answer.error ?? JSON.stringify(answer.byStatus)}`);
  }
  arm.acknowledged += answer.byStatus[200];
  const inDatabase = rowsIn(arm.file);
  if (inDatabase !== arm.acknowledged) {
    throw new Error(`${arm.name}: ${arm.acknowledged} supports were acknowledged, ${inDatabase} are there`);
  }
  return answer.byStatus[200] / answer.seconds;
}

/** Durable supports per second at the HTTP API, beside the bare engine and beside one `save()` per request. */
export function measure() {
  return inFreshDirectory(async (directory) => {
    const content = await fillDatabase(directory, size);
    const all = arms(directory).map((arm) => ({ ...arm, acknowledged: 0, rates: [] }));
    const load = await start(cores.load, [here('load.mjs')]);
    try {
      for (const arm of all) arm.server = await start(cores.server, arm.args);
      for (const arm of all) await measureOnce(arm, load, content);
      for (let round = 0; round < rounds; round += 1) {
        for (const arm of all) arm.rates.push(await measureOnce(arm, load, content));
      }
    } finally {
      await load.stop();
      for (const { server } of all) await server?.stop();
    }
    const [ours, bare, naive] = all.map(({ name, rates }) => {
      const range = summary(rates);
      return { name, value: range.median, unit: '/s', range };
    });
    return [
      row('durable supports, beside the bare engine', [ours, bare], { ratio: 0.5, at: 'least' }),
      row('durable supports, beside one save() each', [ours, naive], { ratio: 10, at: 'least' }),
    ];
  });
}
