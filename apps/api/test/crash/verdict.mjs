import { createHash } from 'node:crypto';
import BetterSqlite3 from 'better-sqlite3';
import { verifyChain } from '@openhall/domain/records';

const sha256 = (text) => createHash('sha256').update(text).digest('hex');

/** Statements whose rows are all wrong: counters that are not the rows beside them, sequences with holes. */
const wrongRows = {
  'a proposal counts supports that are not there': `
    SELECT id FROM proposal p WHERE support_count <> (SELECT COUNT(*) FROM support s WHERE s.proposal_id = p.id)
      OR support_total <> support_count + imported_support_count`,
  'a proposal counts comments that are not there': `
    SELECT p.id FROM proposal p LEFT JOIN comment c ON c.proposal_id = p.id AND c.state = 'visible'
    GROUP BY p.id HAVING p.comment_count <> COUNT(c.id)
      OR p.for_count <> COUNT(CASE c.alignment WHEN 'for' THEN 1 END)
      OR p.neutral_count <> COUNT(CASE c.alignment WHEN 'neutral' THEN 1 END)
      OR p.against_count <> COUNT(CASE c.alignment WHEN 'against' THEN 1 END)`,
  'a consultation counts comments that are not there': `
    SELECT id FROM consultation t
    WHERE comment_count <> (SELECT COUNT(*) FROM comment c WHERE c.consultation_id = t.id AND c.state = 'visible')`,
  'a comment counts answers that are not there': `
    SELECT id FROM comment c WHERE reply_count <> (SELECT COUNT(*) FROM comment r WHERE r.parent_id = c.id)`,
  'a room has a hole in its sequence': `
    SELECT name FROM room r LEFT JOIN event e ON e.room = r.name
    GROUP BY name HAVING r.seq <> COUNT(e.seq) OR r.seq <> COALESCE(MAX(e.seq), 0) OR COALESCE(MIN(e.seq), 1) <> 1`,
  'events stand in no room': `SELECT room FROM event WHERE room NOT IN (SELECT name FROM room)`,
  'a comment was announced never or twice': `
    SELECT c.id FROM comment c LEFT JOIN event e
      ON e.type = 'comment.posted' AND e.room = 'proposal:' || c.proposal_id
      AND json_extract(e.subject, '$.commentId') = c.id
    GROUP BY c.id HAVING COUNT(e.seq) <> 1`,
  'an official response is in the audit log never or twice': `
    SELECT r.proposal_id FROM official_response_version r LEFT JOIN audit a
      ON a.subject_type = 'proposal' AND a.subject_id = r.proposal_id
    GROUP BY r.proposal_id HAVING COUNT(a.seq) <> 1`,
  'a foreign key names nothing': 'PRAGMA foreign_key_check',
};

/** Everything that is wrong in a database after a crash, against what clients were told. Empty when all is well. */
export function problemsIn(file, ledger) {
  const database = new BetterSqlite3(file, { readonly: true });
  try {
    return [
      ...engineProblems(database),
      ...Object.entries(wrongRows).flatMap(([problem, text]) => {
        const rows = database.prepare(text).all();
        return rows.length > 0 ? [`${problem} (${rows.length}): ${JSON.stringify(rows[0])}`] : [];
      }),
      ...supportProblems(database, ledger),
      ...commentProblems(database, ledger),
      ...responseProblems(database, ledger),
    ];
  } finally {
    database.close();
  }
}

function engineProblems(database) {
  const integrity = database.pragma('integrity_check', { simple: true });
  const rows = database
    .prepare(
      `SELECT seq, at, actor_id AS actorId, act, subject_type AS subjectType, subject_id AS subjectId, detail,
         previous_hash AS previousHash, hash FROM audit ORDER BY seq`,
    )
    .all()
    .map((entry) => ({ ...entry, detail: JSON.parse(entry.detail) }));
  const chain = verifyChain(rows, sha256);
  return [
    ...(integrity === 'ok' ? [] : [`the integrity check says: ${integrity}`]),
    ...(chain.whole ? [] : [`the audit chain breaks at ${chain.seq}: ${chain.reason}`]),
  ];
}

function supportProblems(database, { supports }) {
  const there = new Set(
    database.prepare(`SELECT proposal_id || ' ' || account_id FROM support`).pluck().all(),
  );
  const lost = [...supports].filter(([pair, { acknowledged }]) => acknowledged && !there.has(pair));
  const invented = [...there].filter((pair) => !supports.has(pair));
  return [
    ...(lost.length > 0 ? [`${lost.length} acknowledged supports are lost`] : []),
    ...(invented.length > 0 ? [`${invented.length} supports came from nobody`] : []),
  ];
}

function commentProblems(database, { comments }) {
  const rows = database.prepare('SELECT id, body FROM comment').all();
  const ids = new Map();
  for (const { id, body } of rows) ids.set(body, [...(ids.get(body) ?? []), id]);
  const problems = [];
  for (const { key, acknowledged, body } of comments.values()) {
    const [id, ...doubles] = ids.get(body.body) ?? [];
    if (acknowledged && id !== acknowledged) problems.push(`the acknowledged comment ${key} is lost`);
    if (doubles.length > 0) problems.push(`the comment ${key} is there ${doubles.length + 1} times`);
    ids.delete(body.body);
  }
  if (ids.size > 0) problems.push(`${ids.size} comments came from nobody`);
  return problems;
}

function responseProblems(database, { responses }) {
  const there = new Set(database.prepare('SELECT proposal_id FROM official_response').pluck().all());
  const lost = [...responses].filter(([proposal, { acknowledged }]) => acknowledged && !there.has(proposal));
  return lost.length > 0 ? [`${lost.length} acknowledged official responses are lost`] : [];
}
