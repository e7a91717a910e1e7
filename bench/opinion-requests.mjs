import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import BetterSqlite3 from 'better-sqlite3';
import { inFreshDirectory } from './place.mjs';
import { row, summary } from './report.mjs';
import { whileServing } from './serving.mjs';

export const needs = ['cli'];

const size = { people: 10_000, statements: 300, votes: 1_000_000 };
const spans = 3;
const spanMs = 15_000;
const everyMs = 10;
const answerEveryMs = 250;
const stances = ['agree', 'disagree', 'pass'];

/**
 * The request path beside the analysis: how long pages' requests take while nothing is analysed, and while answers keep
 * moving a conversation of 1,000,000 votes; and how old the map is that people see.
 */
export function measure({ count: votes = size.votes }) {
  return inFreshDirectory(async (directory) => {
    // The first start fills the demo, which has everything that a round needs.
    await whileServing(directory, 'demo', () => undefined);
    const { roundId, statements } = insertRound(join(directory, 'demo/openhall.sqlite'), votes);
    return whileServing(directory, 'demo', async ({ port }) => {
      const base = `http://localhost:${port}/api/v1`;
      const cookie = await signIn(base);
      const answer = (place) =>
        fetch(`${base}/statements/${statements[place % statements.length]}/answer`, {
          method: 'PUT',
          headers: { cookie, 'content-type': 'application/json', origin: `http://localhost:${port}` },
          body: JSON.stringify({ stance: stances[place % 3] }),
        });
      const mapAge = async () => {
        const { readAt } = await (await fetch(`${base}/statement-rounds/${roundId}/map`)).json();
        return readAt === null ? null : Date.now() - readAt;
      };
      while ((await mapAge()) === null) await sleep(500);
      await sleep(4_000);
      const quiet = [];
      const beside = [];
      const ages = [];
      for (let span = 0; span < spans; span += 1) {
        quiet.push(await p99(base));
        let place = span * 1_000;
        const timer = setInterval(() => void answer((place += 1)), answerEveryMs);
        const aging = setInterval(() => void mapAge().then((age) => ages.push(age)), 1_000);
        beside.push(await p99(base));
        clearInterval(timer);
        clearInterval(aging);
        await sleep(6_000);
      }
      const arm = (name, values) => {
        const range = summary(values);
        return { name, value: range.median, unit: 'ms', range };
      };
      const conversation = `${votes.toLocaleString('en')} votes`;
      return [
        row(
          `opinion groups: p99 of a request beside the analysis of ${conversation}`,
          [arm('beside', beside), arm('without', quiet)],
          { ratio: 1.1, at: 'most' },
        ),
        row(`opinion groups: age of the map while answers come, ${conversation}`, [arm('map', ages)]),
      ];
    });
  });
}

async function signIn(base) {
  const answer = await fetch(`${base}/demo/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(base).origin },
    body: JSON.stringify({ as: 'resident' }),
  });
  return answer.headers
    .getSetCookie()
    .map((line) => line.split(';')[0])
    .join('; ');
}

/** The 99th percentile (ms) of reading a consultation, asked at a steady rate. */
async function p99(base) {
  const took = [];
  const asked = [];
  const until = performance.now() + spanMs;
  while (performance.now() < until) {
    const began = performance.now();
    asked.push(
      fetch(`${base}/consultations/greener-market-square`)
        .then((answer) => answer.text())
        .then(() => took.push(performance.now() - began)),
    );
    await sleep(everyMs);
  }
  await Promise.all(asked);
  took.sort((a, b) => a - b);
  return took[Math.floor(took.length * 0.99)];
}

/** Puts a conversation of four camps into the database of a demo that does not run. */
function insertRound(file, votes) {
  const database = new BetterSqlite3(file);
  const now = Date.now();
  const consultationId = database
    .prepare(`SELECT id FROM consultation WHERE slug = 'greener-market-square'`)
    .pluck()
    .get();
  const roundId = randomUUID();
  const ids = (count) => Array.from({ length: count }, () => randomUUID());
  const [statements, people] = [ids(size.statements), ids(size.people)];
  database.transaction(() => {
    database
      .prepare(
        `INSERT INTO statement_round (id, consultation_id, state, question, description, lang, created_at) VALUES (?, ?, 'open', 'A large one?', '', 'en', ?)`,
      )
      .run(roundId, consultationId, now);
    const statement = database.prepare(
      `INSERT INTO statement (id, round_id, number, state, by_council, body, lang, created_at, accepted_at) VALUES (?, ?, ?, 'accepted', 1, ?, 'en', ?, ?)`,
    );
    statements.forEach((id, place) =>
      statement.run(id, roundId, place + 1, `Statement ${place + 1}`, now, now),
    );
    const person = database.prepare(
      `INSERT INTO statement_participant (id, round_id, source_key, joined_at) VALUES (?, ?, ?, ?)`,
    );
    people.forEach((id, place) => person.run(id, roundId, String(place), now));
    const vote = database.prepare(
      `INSERT OR IGNORE INTO statement_vote (participant_id, statement_id, round_id, stance, changed_at) VALUES (?, ?, ?, ?, ?)`,
    );
    const each = Math.ceil(votes / people.length);
    people.forEach((id, row) => {
      for (let at = 0; at < each; at += 1) {
        const column = (row * 7 + at * 3) % statements.length;
        const leans = (column * 13 + (row % 4) * 29) % 10 < 5;
        const against = (row * 31 + at * 17) % 10 < 2;
        const stance = (row + at) % 10 === 0 ? 'pass' : leans === against ? 'disagree' : 'agree';
        vote.run(id, statements[column], roundId, stance, now - 60_000);
      }
    });
  })();
  database.close();
  return { roundId, statements };
}
