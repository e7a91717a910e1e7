import { row, summary } from '../report.mjs';
import { start } from '../processes.mjs';
import { askAbout } from './asking.mjs';

/** These come first, so that what a server makes once is not counted. */
const first = 200;

async function perPerson({ name, args }, { crowd, core, cookies, where }) {
  const server = await start(core, ['--expose-gc', ...args]);
  try {
    const come = (count) =>
      askAbout(crowd, { task: 'come', group: name, count, port: server.message.port, cookies, ...where });
    await come(first);
    const before = await askAbout(server, { ask: 'memory' });
    await come(cookies.length);
    const after = await askAbout(server, { ask: 'memory' });
    const more = cookies.length - first;
    return { heap: (after.heap - before.heap) / more / 1024, rss: (after.rss - before.rss) / more / 1024 };
  } finally {
    await askAbout(crowd, { task: 'leave', group: name });
    await server.stop();
  }
}

/** Memory per connected person, in fresh servers, beside bare Socket.IO. */
export async function memory({ crowd, core, cookies, where, rounds, arms }) {
  const all = arms.map((arm) => ({ ...arm, heap: [], rss: [] }));
  for (let round = 0; round < rounds; round += 1) {
    for (const arm of all) {
      const { heap, rss } = await perPerson(arm, { crowd, core, cookies, where });
      arm.heap.push(heap);
      arm.rss.push(rss);
    }
  }
  const armsOf = (kind) =>
    all.map((arm) => {
      const range = summary(arm[kind]);
      return { name: arm.name, value: range.median, unit: 'kB', range };
    });
  const goal = { ratio: 1.25, at: 'most' };
  return [
    row('memory per connected person: heap', armsOf('heap'), goal),
    row('memory per connected person: resident', armsOf('rss'), goal),
  ];
}
