import { setTimeout as sleep } from 'node:timers/promises';
import { row, summary } from '../report.mjs';
import { askAbout, isValid } from './asking.mjs';

const milliseconds = 10_000;
const pauseMs = 400;

/** Everybody loses the connection at once and comes back within ten seconds, while captions go on. */
async function once({ crowd, server, hall, people }) {
  const seq = await hall.head();
  for (const ask of ['delay', 'written']) await askAbout(server, { ask });
  let isOver = false;
  const speaking = (async () => {
    for (let number = 1; !isOver; number += 1) {
      const next = sleep(pauseMs);
      await hall.caption(`${number}: and while they come back we go on`);
      await next;
    }
  })();
  // Looked at when everybody is back.
  speaking.catch(() => undefined);
  const back = {
    task: 'comingBack',
    group: 'Openhall',
    hallPath: hall.path,
    seq,
    milliseconds,
    quiet: 1_000,
  };
  const outcome = await askAbout(crowd, back);
  const written = await askAbout(server, { ask: 'written' });
  const { p99 } = await askAbout(server, { ask: 'delay' });
  isOver = true;
  await speaking;
  await sleep(1_000);
  const head = await hall.head();
  const missing = await askAbout(crowd, { task: 'missing', group: 'Openhall', head });
  const { gone } = await askAbout(crowd, { task: 'totals', group: 'Openhall' });
  if (gone > 0) throw new Error(`${gone} of ${people} did not stay after they came back`);
  return {
    share: outcome.share,
    value: { ...missing, ...written, p99, seconds: outcome.elapsed / 1_000, head: head - seq },
  };
}

export async function returning({ crowd, hall, people, rounds, product }) {
  const runs = [];
  for (let round = 0; round < rounds; round += 1) {
    const { share, value } = await once({ crowd, server: product, hall, people });
    if (isValid(`coming back ${round + 1}`, share)) runs.push(value);
  }
  if (runs.length === 0) throw new Error('No run of coming back counts');
  const arm = (name, values, unit) => {
    const range = summary(values);
    return { name, value: range.median, unit, range };
  };
  const worst = Math.max(...runs.map(({ events }) => events));
  return [
    row(
      `${people} come back within 10 s while ${runs[0].head} events happen: events that somebody misses`,
      [{ name: 'Openhall', value: worst, unit: '' }],
      { value: 0, at: 'most' },
    ),
    row(
      '… the page is written, times a sequence',
      [
        arm(
          'Openhall',
          runs.map(({ times, sequences }) => times / sequences),
          '',
        ),
      ],
      { value: 1, at: 'most' },
    ),
    row('… until everybody was back', [
      arm(
        'Openhall',
        runs.map(({ seconds }) => seconds),
        's',
      ),
    ]),
    row('… event-loop delay p99', [
      arm(
        'Openhall',
        runs.map(({ p99 }) => p99),
        'ms',
      ),
    ]),
  ];
}
