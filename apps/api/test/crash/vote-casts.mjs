import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from './client.mjs';
import { randomFrom } from './random.mjs';
import { ServerProcess } from './server-process.mjs';
import { fillForVotes, openVote, withDatabase } from './vote-content.mjs';

const people = 200;
const clients = 24;

/** What clients know of the ballots they sent: each person sends one at a time. */
class BallotLedger {
  /** By person: the ballot and the commitment that were acknowledged last. */
  acknowledged = new Map();
  /** By person: the ballot that nobody answered. */
  open = new Map();
  /** Every commitment that was ever promised. */
  promised = new Set();
  count = 0;

  note(person, pick, { status, body }) {
    if (status !== 200) throw new Error(`${status} ${JSON.stringify(body)}`);
    this.open.delete(person);
    this.acknowledged.set(person, { pick, commitment: body.commitment });
    this.promised.add(body.commitment);
    this.count += 1;
  }
}

/**
 * Kills the server in the middle of casting and changing ballots, `rounds` times, and looks each time whether an
 * acknowledged ballot was lost or somebody has two.
 */
export async function crashedCasts(directory, { rounds, seed }) {
  const random = randomFrom(seed);
  const content = await fillForVotes(directory, people);
  const ledger = new BallotLedger();
  const problems = [];
  let vote = null;
  let cutOff = 0;
  for (let round = 0; round < rounds; round += 1) {
    const server = await ServerProcess.start(directory);
    const client = new Client(server.port);
    try {
      vote ??= await openVote(client, content);
      const send = async (as, pick) => {
        ledger.open.set(as, pick);
        const body = { ballot: { picks: [pick] }, code: null };
        ledger.note(as, pick, await client.send('PUT', `/votes/${vote.id}/ballot`, { as, body }));
      };
      await Promise.all([...ledger.open].map(([as, pick]) => send(as, pick)));
      problems.push(
        ...problemsOfCasts(directory, vote, ledger).map((problem) => `round ${round + 1}: ${problem}`),
      );
      const state = { killed: false };
      const idle = [...content.residents];
      const writing = Array.from({ length: clients }, async () => {
        while (!state.killed) {
          const [as] = idle.splice(Math.floor(random() * idle.length), 1);
          try {
            await send(as, vote.optionIds[Math.floor(random() * 3)]);
          } catch (error) {
            if (state.killed) return;
            throw error;
          }
          idle.push(as);
        }
      });
      await sleep(60 + random() * 300);
      state.killed = true;
      await server.kill();
      await Promise.all(writing);
      cutOff += ledger.open.size;
    } finally {
      await server.kill();
      client.close();
    }
  }
  problems.push(...problemsOfCasts(directory, vote, ledger).map((problem) => `at the end: ${problem}`));
  return { seed, rounds, acknowledged: ledger.count, cutOff, problems };
}

function problemsOfCasts(directory, { id }, ledger) {
  return withDatabase(directory, (database) => {
    const leaves = database
      .prepare('SELECT commitment, content, superseded FROM ballot_leaf WHERE vote_id = ?')
      .all(id);
    const ballots = database.prepare('SELECT count(*) FROM ballot WHERE vote_id = ?').pluck().get(id);
    const standing = new Map(
      leaves.filter((leaf) => !leaf.superseded).map((leaf) => [leaf.commitment, leaf]),
    );
    const known = new Set(leaves.map(({ commitment }) => commitment));
    const lost = [...ledger.promised].filter((commitment) => !known.has(commitment));
    const moved = [...ledger.acknowledged].filter(([as, { pick, commitment }]) => {
      if (ledger.open.has(as)) return false;
      return standing.get(commitment)?.content !== `{"picks":["${pick}"]}`;
    });
    const voters = new Set([...ledger.acknowledged.keys(), ...ledger.open.keys()]).size;
    return [
      ...(lost.length > 0 ? [`${lost.length} ballots that were promised are not there`] : []),
      ...(moved.length > 0 ? [`${moved.length} acknowledged ballots do not count`] : []),
      ...(standing.size === ballots ? [] : [`${standing.size} ballots count for ${ballots} people`]),
      ...(ballots <= voters && ballots >= ledger.acknowledged.size
        ? []
        : [`${ballots} ballots of ${voters} people`]),
    ];
  });
}
