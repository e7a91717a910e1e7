import { join } from 'node:path';
import { Client } from '../apps/api/test/crash/client.mjs';
import { fillForVotes, openVote, withDatabase } from '../apps/api/test/crash/vote-content.mjs';
import { inFreshDirectory } from './place.mjs';
import { ask, cores, start } from './processes.mjs';
import { row, summary } from './report.mjs';

const rounds = 5;
const connections = 128;
const milliseconds = 1_500;
const people = 30_000;
const here = (name) => join(import.meta.dirname, name);
const serverScript = here('../apps/api/test/crash/server.mjs');

/** One arm for one round: ballots acknowledged per second. */
async function castFor(arm, load, cookies) {
  const answer = await ask(load, {
    arm: arm.name,
    port: arm.server.message.port,
    vote: arm.vote,
    cookies,
    connections,
    milliseconds,
  });
  const statuses = Object.keys(answer.byStatus ?? {});
  if (answer.error || statuses.join() !== '200')
    throw new Error(`${arm.name}: ${answer.error ?? JSON.stringify(answer.byStatus)}`);
  return answer.byStatus[200] / answer.seconds;
}

/** A server over a database of its own, with a vote that is open. */
async function withVote(directory, name, prepare = () => undefined) {
  const content = await fillForVotes(directory, people);
  const server = await start(cores.server, [serverScript, directory]);
  const client = new Client(server.message.port);
  const vote = await openVote(client, content);
  client.close();
  prepare(vote);
  return { name, server, vote, cookies: content.residents.map(({ cookie }) => cookie), rates: [] };
}

async function compared(measure, arms, goal) {
  const load = await start(cores.load, [here('load.mjs')]);
  try {
    for (const arm of arms) await castFor(arm, load, arm.cookies);
    for (let round = 0; round < rounds; round += 1) {
      for (const arm of arms) arm.rates.push(await castFor(arm, load, arm.cookies));
    }
  } finally {
    await load.stop();
    for (const { server } of arms) await server.stop();
  }
  const results = arms.map(({ name, rates }) => {
    const range = summary(rates);
    return { name, value: range.median, unit: '/s', range };
  });
  return row(measure, results, goal);
}

/** Ballots cast per second at the HTTP API, with commitments and signed receipts, beside the bare engine. */
export function besideBare() {
  return inFreshDirectory((directory) =>
    inFreshDirectory(async (bareDirectory) => {
      const ours = await withVote(directory, 'Openhall');
      const file = join(bareDirectory, 'bare.sqlite');
      const server = await start(cores.server, [here('arms/bare-ballots.mjs'), file]);
      const bare = { ...ours, name: 'bare', server, rates: [] };
      return compared('ballots cast, beside the bare engine', [ours, bare]);
    }),
  );
}

/** Puts ballots of others into an open vote, with places in a tree of that size (whose nodes are not there). */
function fillVote(directory, { id }, leaves) {
  withDatabase(directory, (database) => {
    const random = (bytes) => `lower(hex(randomblob(${bytes})))`;
    database.exec(
      `WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ${leaves})
       INSERT INTO ballot_leaf (id, vote_id, commitment, nonce, content, superseded, place)
       SELECT ${random(18)}, '${id}', ${random(32)}, ${random(32)}, '{"picks":["x"]}', 0, i FROM n;
       INSERT INTO ballot (vote_id, pseudonym, leaf_id, channel)
       SELECT '${id}', ${random(22)}, id, 'email' FROM ballot_leaf WHERE vote_id = '${id}';`,
    );
  });
}

/** Whether casting slows when there are many ballots already. */
export function withManyLeaves(leaves) {
  return inFreshDirectory((directory) =>
    inFreshDirectory(async (emptyDirectory) => {
      const full = await withVote(directory, `${leaves.toLocaleString('en')} leaves`, (vote) =>
        fillVote(directory, vote, leaves),
      );
      const empty = await withVote(emptyDirectory, 'none');
      return compared('ballots cast, beside an empty vote', [full, empty]);
    }),
  );
}
