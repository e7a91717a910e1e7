import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { databaseFile, fillDatabase } from './content.mjs';
import { Ledger } from './ledger.mjs';
import { randomFrom } from './random.mjs';
import { ServerProcess } from './server-process.mjs';
import { problemsIn } from './verdict.mjs';

const clients = 24;

/**
 * Kills the server in the middle of concurrent supports, comments and official responses, `rounds` times, starts it
 * again on the same database, sends again what was not acknowledged, and looks for what is lost, doubled or damaged.
 */
export async function crashRounds(directory, { rounds, seed, onRound = () => undefined }) {
  const random = randomFrom(seed);
  const content = await fillDatabase(directory, { people: 300, proposals: 60 });
  const ledger = new Ledger(content, random);
  const problems = [];
  let cutOff = 0;
  for (let round = 1; round <= rounds; round += 1) {
    const after = 60 + random() * 340;
    const openBefore = ledger.open().length;
    problems.push(
      ...(await oneRound(directory, ledger, after)).map((problem) => `round ${round}: ${problem}`),
    );
    cutOff += ledger.open().length;
    onRound({ round, after, retried: openBefore, acknowledged: ledger.acknowledged(), problems });
  }
  problems.push(...(await lastLook(directory, ledger)));
  return { seed, rounds, acknowledged: ledger.acknowledged(), cutOff, problems };
}

/** Start, look, send again, write until the kill. */
async function oneRound(directory, ledger, after) {
  const server = await ServerProcess.start(directory);
  const problems = problemsIn(databaseFile(directory), ledger);
  const client = new Client(server.port);
  try {
    await sendAgain(client, ledger);
    const state = { killed: false };
    const writing = Array.from({ length: clients }, () => keepWriting(client, ledger, state));
    await sleep(after);
    state.killed = true;
    await server.kill();
    await Promise.all(writing);
  } finally {
    await server.kill();
    client.close();
  }
  return problems;
}

/** One client that writes until the server is gone. */
async function keepWriting(client, ledger, state) {
  while (!state.killed) {
    const command = ledger.next();
    let answer;
    try {
      answer = await client.send(command.method, command.path, command);
    } catch (error) {
      if (state.killed) return;
      throw error;
    }
    ledger.note(command, answer);
  }
}

/** Every command that nobody answered, once more and twice at the same time. */
async function sendAgain(client, ledger) {
  await Promise.all(
    ledger.open().map(async (command) => {
      const send = () => client.send(command.method, command.path, command);
      for (const answer of await Promise.all([send(), send()])) ledger.note(command, answer);
    }),
  );
}

async function lastLook(directory, ledger) {
  const server = await ServerProcess.start(directory);
  const client = new Client(server.port);
  try {
    await sendAgain(client, ledger);
    return problemsIn(databaseFile(directory), ledger).map((problem) => `at the end: ${problem}`);
  } finally {
    await server.kill();
    client.close();
  }
}
