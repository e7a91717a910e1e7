import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { randomFrom } from '../../apps/api/test/crash/random.mjs';
import { cores, start } from '../processes.mjs';
import { row } from '../report.mjs';
import { EveningPeople } from './evening-people.mjs';
import { BenchHall, prepareHall } from './people.mjs';
import { programme } from './programme.mjs';

const speed = Number(process.env.CLOCK_SPEED ?? 20);
const people = 500;
const mega = 1_000_000;
const arm = (name) => join(import.meta.dirname, '../arms', name);

/** Two hours of a hall at a clock that runs faster: the data of one person who was there from the first to the last minute. */
export async function evening({ directory }) {
  const content = await prepareHall(directory, people);
  const env = { ...process.env, CLOCK_SPEED: String(speed) };
  const server = await start(cores.server, [arm('fast-hall-server.mjs'), directory], { env });
  try {
    const hall = await BenchHall.open(server.message.port, content);
    await hall.command({
      ...{ kind: 'speakers.set', open: true, limitSeconds: 120 },
      ...{ firstTimeFirst: true, alternation: false, pointsOfOrder: false },
    });
    const all = new EveningPeople(hall);
    await play(all, programme(people, randomFrom(7)));
    hall.close();
    return report(all);
  } finally {
    await server.stop();
  }
}

async function play(all, acts) {
  const rest = (seconds) => sleep((seconds * 1_000) / speed);
  const began = performance.now();
  const running = new Set();
  for (const act of acts) {
    const wait = began + (act.at * 1_000) / speed - performance.now();
    if (wait > 1) await sleep(wait);
    const done = all.do({ ...act, rest }).finally(() => running.delete(done));
    running.add(done);
  }
  await Promise.all(running);
  const took = (performance.now() - began) / 1_000;
  console.log(`  two hours at ${speed} times the speed: ${acts.length} acts in ${Math.round(took)} s`);
  all.end();
}

function report({ bytes, packets, refused }) {
  const total = bytes.live + bytes.page + bytes.acts;
  console.log(`  packets of one person: ${packets.events} events, ${packets.tallies} tallies`);
  for (const [what, count] of Object.entries(refused)) console.log(`  refused ${count} times: ${what}`);
  const part = (name, value) => ({ name, value: value / mega, unit: 'MB' });
  return [
    {
      ...row(
        `two hours with ${people} people: data of one person`,
        [
          part('all', total),
          part('live', bytes.live),
          part('pages and catching up', bytes.page),
          part('acts', bytes.acts),
        ],
        { value: 5, at: 'most' },
      ),
      ratio: undefined,
    },
  ];
}
