import { setTimeout as sleep } from 'node:timers/promises';
import { row, summary } from '../report.mjs';
import { askAbout, untilValid } from './asking.mjs';

const updates = 30;
const pauseMs = 80;
const words =
  'and so the council will plant forty trees along the market square before the winter, and look at the buses again';

/** Captions from a moderator to everybody, as the product takes, keeps and delivers them. */
async function captions(hall) {
  for (let number = 0; number < updates; number += 1) {
    const next = sleep(pauseMs);
    await hall.caption(`${number + 1}: ${words}`);
    await next;
  }
}

/** One arm for one round: server CPU per delivered update (µs), and what was delivered. */
async function measureOnce(arm, { crowd, people, send }) {
  return untilValid(arm.name, async () => {
    await askAbout(crowd, { task: 'count', group: arm.name, keep: true });
    const before = await askAbout(arm.server, { ask: 'cpu' });
    await send();
    const got = await askAbout(crowd, { task: 'counted', group: arm.name, events: updates });
    const after = await askAbout(arm.server, { ask: 'cpu' });
    if (got.fewest !== updates || got.most !== updates || got.gone > 0) {
      throw new Error(
        `${arm.name}: each of ${people} must get ${updates} updates, but got ${got.fewest}–${got.most}; ${got.gone} are gone`,
      );
    }
    const messages = got.kept.filter((message) => arm.plain || message.startsWith('42["event"'));
    return { share: got.share, value: { each: ((after - before) * 1_000) / got.events, messages } };
  });
}

/** Server CPU per delivered update: the product, a bare Socket.IO broadcast of the same bytes, bare `ws`. */
export async function delivery({ crowd, hall, people, rounds, arms }) {
  const [product, bare, plain] = arms.map((arm) => ({ ...arm, each: [] }));
  for (let round = -1; round < rounds; round += 1) {
    const { each, messages } = await measureOnce(product, { crowd, people, send: () => captions(hall) });
    const broadcast = (arm) => ({
      ...{ crowd, people },
      send: () => askAbout(arm.server, { ask: 'broadcast', messages, pause: pauseMs }),
    });
    const others = [];
    for (const arm of [bare, plain]) others.push(await measureOnce(arm, broadcast(arm)));
    // The first round only warms up.
    if (round < 0) continue;
    product.each.push(each);
    [bare, plain].forEach((arm, index) => arm.each.push(others[index].each));
  }
  const [ours, theirs, least] = [product, bare, plain].map(({ name, each }) => {
    const range = summary(each);
    return { name, value: range.median, unit: 'µs', range };
  });
  return [
    row(`server CPU per delivered update (${people} people)`, [ours, theirs, least], {
      ratio: 1.15,
      at: 'most',
    }),
  ];
}
