import { connect } from 'node:net';

/**
 * The load: supports over keep-alive connections, each a pair of proposal and person that was not sent before, or ballots
 * of a vote. It speaks HTTP by hand, so that measuring costs little. Asked `{arm, port, proposals | vote, cookies,
 * connections, milliseconds}`, it answers with what was acknowledged and what was refused, by status, and the time that it took.
 */
const sentTo = new Map();

/** The next request of an arm, as it goes over the wire. */
function request(task) {
  const { arm, proposals, cookies } = task;
  const number = sentTo.get(arm) ?? 0;
  sentTo.set(arm, number + 1);
  if (task.vote) return ballotRequest(task, number);
  const turn = Math.floor(number / cookies.length);
  const proposal = proposals[((number % cookies.length) + turn) % proposals.length];
  const cookie = cookies[number % cookies.length];
  if (turn >= proposals.length) throw new Error('More requests than pairs: prepare more people or proposals');
  return `PUT /api/v1/proposals/${proposal}/support HTTP/1.1\r\nHost: localhost:3000\r\nCookie: ${cookie}\r\nContent-Length: 0\r\n\r\n`;
}

/** A ballot: first one of each person, then changed ones. */
function ballotRequest({ vote, cookies }, number) {
  const turn = Math.floor(number / cookies.length);
  const pick = vote.optionIds[(number + turn) % vote.optionIds.length];
  const body = JSON.stringify({ ballot: { picks: [pick] }, code: null });
  const cookie = cookies[number % cookies.length];
  return `PUT /api/v1/votes/${vote.id}/ballot HTTP/1.1\r\nHost: localhost:3000\r\nCookie: ${cookie}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`;
}

/** The status and the length of an answer that has arrived whole; null while it has not. */
function answerIn(text) {
  const head = text.indexOf('\r\n\r\n');
  if (head < 0) return null;
  const length = /\r\ncontent-length: (\d+)/i.exec(text.slice(0, head + 2));
  if (!length) throw new Error(`An answer without a length: ${text.slice(0, head)}`);
  if (text.length < head + 4 + Number(length[1])) return null;
  return Number(text.slice(9, 12));
}

/** One connection that sends its next request when it has the answer to the last, until `deadline`. */
function keepSending(task, deadline, count) {
  return new Promise((resolve, reject) => {
    const socket = connect(task.port, '127.0.0.1').setNoDelay(true).setEncoding('latin1');
    let received = '';
    const next = () => {
      received = '';
      if (performance.now() >= deadline) return void socket.end(resolve);
      socket.write(request(task));
    };
    socket.on('connect', next).on('error', reject);
    socket.on('data', (part) => {
      received += part;
      const status = answerIn(received);
      if (status === null) return;
      count[status] = (count[status] ?? 0) + 1;
      next();
    });
  });
}

process.on('message', (task) => {
  const byStatus = {};
  const started = performance.now();
  const deadline = started + task.milliseconds;
  const all = Array.from({ length: task.connections }, () => keepSending(task, deadline, byStatus));
  Promise.all(all).then(
    () => process.send({ byStatus, seconds: (performance.now() - started) / 1000 }),
    (error) => process.send({ error: String(error) }),
  );
});
process.on('disconnect', () => process.exit(0));
process.send('ready');
