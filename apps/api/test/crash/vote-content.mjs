import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { unzipSync, strFromU8 } from 'fflate';
import { usualRules } from '@openhall/domain/voting';
import { openDatabase } from '@openhall/persistence/database';
import { execute, queryOne, sql } from '@openhall/persistence/sql';
import { databaseFile, environmentOf, fillDatabase } from './content.mjs';
import { verifyEd25519 } from '../tampering/honest.mjs';
import { verifyPackage } from '@openhall/domain/verification';

const day = 86_400_000;

/** People, an officer and a consultation with a phase for votes, in a fresh database of a directory or of `settings`. */
export async function fillForVotes(directory, people, settings = environmentOf(directory).database) {
  const content = await fillDatabase(directory, { people, proposals: 1, settings });
  const database = await openDatabase(settings);
  const place = await database.unitOfWork.write(async (manager) => {
    await execute(manager, sql`UPDATE phase SET kind = 'vote', closes_at = ${Date.now() + 10 * day}`);
    return queryOne(manager, sql`SELECT id AS phase_id, consultation_id FROM phase`);
  });
  await database.close();
  return { ...content, consultationId: place.consultation_id, phaseId: place.phase_id };
}

/** A vote that is open, made as an officer makes it. */
export async function openVote(client, { officer, consultationId, phaseId }, change = {}) {
  const plan = {
    phaseId,
    question: 'What shall be built first?',
    description: '',
    lang: 'en',
    rules: { ...usualRules, method: 'single-choice' },
    options: ['Park', 'Library', 'Bridge'].map((title) => ({
      id: null,
      title,
      description: '',
      cost: null,
      proposalId: null,
    })),
    electorate: 'signed_in',
    publication: 'open',
    turnoutShown: true,
    rehearsal: false,
    scrutineers: [],
    ...change,
  };
  const made = await client.send('POST', `/desk/consultations/${consultationId}/votes`, {
    as: officer,
    body: plan,
  });
  if (made.status !== 201) throw new Error(JSON.stringify(made.body));
  const opened = await client.send('POST', `/desk/votes/${made.body.id}/opening`, { as: officer });
  if (opened.status !== 200) throw new Error(JSON.stringify(opened.body));
  return { id: made.body.id, optionIds: made.body.options.map((option) => option.id) };
}

/** Works on the database of a server that does not run. */
export function withDatabase(directory, work) {
  const database = new BetterSqlite3(databaseFile(directory));
  try {
    return work(database);
  } finally {
    database.close();
  }
}

/** Everything that is wrong with a vote that has closed, against the ballots that were acknowledged. */
export async function problemsOfClosed(directory, port, voteId, casts) {
  const problems = [];
  const expect = (holds, problem) => void (holds || problems.push(problem));
  const answer = await fetch(`http://127.0.0.1:${port}/api/v1/votes/${voteId}/package.zip`);
  if (!answer.ok) return [`the package was refused: ${answer.status}`];
  const unzipped = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const files = new Map(Object.entries(unzipped).map(([name, bytes]) => [name, strFromU8(bytes)]));
  const { fingerprint } = await (await fetch(`http://127.0.0.1:${port}/api/v1/votes/${voteId}`)).json();
  const evidence = { fingerprint, receipts: casts.map(({ receipt }) => receipt) };
  const verdict = await verifyPackage(files, evidence, verifyEd25519);
  const failed = verdict.checks.filter(({ outcome }) => outcome === 'failed');
  expect(verdict.verdict === 'proved', `${verdict.verdict}: ${JSON.stringify(failed)}`);
  const { ballots } = JSON.parse(files.get('result.json'));
  expect(ballots === casts.length, `${ballots} ballots were counted of ${casts.length}`);
  withDatabase(directory, (database) => {
    const number = (text) => database.prepare(text).pluck().get(voteId);
    expect(number('SELECT count(*) FROM ballot WHERE vote_id = ?') === 0, 'who voted is still known');
    const done = (act) => number(`SELECT count(*) FROM audit WHERE act = '${act}' AND subject_id = ?`);
    for (const act of ['vote.closed', 'vote.counted'])
      expect(done(act) === 1, `${act} stands ${done(act)} times in the audit log`);
    expect(number('SELECT count(*) FROM vote_checkpoint WHERE vote_id = ?') === 1, 'checkpoints are doubled');
  });
  return problems;
}

/** Where the key of a vote is. */
export function keyFile(directory, voteId) {
  return join(directory, 'keys', `vote-${voteId}.key`);
}
