import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { ServerProcess } from './server-process.mjs';
import { fillForVotes, keyFile, openVote, problemsOfClosed, withDatabase } from './vote-content.mjs';

export const closingSteps = [
  'before the freeze',
  'before the freeze is committed',
  'before the count',
  'before the result is committed',
  'before the key is destroyed',
  'when the key is overwritten and not yet removed',
];
const voters = 12;

/** Kills the server at each step of the close of a vote, starts it again, and looks whether the close finished once. */
export async function crashedCloses(directory, { count = closingSteps.length }) {
  const content = await fillForVotes(directory, voters);
  const problems = [];
  for (const step of closingSteps.slice(0, count)) {
    const { vote, casts } = await castBallots(directory, content);
    withDatabase(directory, (database) => {
      database.prepare('UPDATE vote SET closes_at = ? WHERE id = ?').run(Date.now() - 1, vote.id);
      database.prepare(`UPDATE job SET run_at = 0 WHERE kind = 'vote.close'`).run();
    });
    const dying = await ServerProcess.start(directory, { script: 'vote-server.mjs', args: [step] });
    await dying.ended();
    // Another process would wait for the lease of the dead one to run out.
    withDatabase(directory, (database) => database.prepare('UPDATE job SET lease_until = 0').run());
    problems.push(...(await afterRestart(directory, vote.id, casts)).map((problem) => `${step}: ${problem}`));
  }
  return { steps: count, problems };
}

async function castBallots(directory, content) {
  const server = await ServerProcess.start(directory);
  const client = new Client(server.port);
  try {
    const vote = await openVote(client, content);
    const casts = await Promise.all(
      content.residents.map(async (as, i) => {
        const body = { ballot: { picks: [vote.optionIds[i % 3]] }, code: null };
        const { body: receipt } = await client.send('PUT', `/votes/${vote.id}/ballot`, { as, body });
        return { receipt };
      }),
    );
    return { vote, casts };
  } finally {
    await server.kill();
    client.close();
  }
}

async function afterRestart(directory, voteId, casts) {
  const server = await ServerProcess.start(directory);
  try {
    for (let waited = 0; ; waited += 100) {
      const { state } = await (await fetch(`http://127.0.0.1:${server.port}/api/v1/votes/${voteId}`)).json();
      if (state === 'closed' && !existsSync(keyFile(directory, voteId))) break;
      if (waited > 20_000)
        return [
          `after 20 s it is ${state}, its key ${existsSync(keyFile(directory, voteId)) ? 'there' : 'gone'}`,
        ];
      await sleep(100);
    }
    return await problemsOfClosed(directory, server.port, voteId, casts);
  } finally {
    await server.kill();
  }
}
