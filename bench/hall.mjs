import { join } from 'node:path';
import { databaseFile } from '../apps/api/test/crash/content.mjs';
import { askAbout } from './hall/asking.mjs';
import { delivery } from './hall/delivery.mjs';
import { evening } from './hall/evening.mjs';
import { memory } from './hall/memory.mjs';
import { BenchHall, prepareHall } from './hall/people.mjs';
import { returning } from './hall/returning.mjs';
import { votes } from './hall/votes.mjs';
import { inFreshDirectory } from './place.mjs';
import { cores, start } from './processes.mjs';

export const needs = ['api'];

const rounds = Number(process.env.HALL_ROUNDS ?? 5);
const standard = 2_000;
const here = (name) => join(import.meta.dirname, name);
/** One of these measurements alone: `HALL_ONLY=delivery,votes`. */
const wanted = (process.env.HALL_ONLY ?? 'delivery,votes,returning,memory,evening').split(',');

/** A town hall with thousands of people: what the live path costs. `count` is the number of people. */
export async function measure({ count: people = standard }) {
  const crowd = await start(cores.load, [here('crowd/crowd.mjs')]);
  const rows = [];
  try {
    rows.push(...(await inFreshDirectory((directory) => measureHall({ crowd, directory, people }))));
    if (wanted.includes('evening'))
      rows.push(...(await inFreshDirectory((directory) => evening({ directory }))));
  } finally {
    await crowd.stop();
  }
  return rows;
}

async function measureHall({ crowd, directory, people }) {
  const content = await prepareHall(directory, people);
  const file = databaseFile(directory);
  const argsOf = {
    Openhall: [here('arms/hall-server.mjs'), directory],
    'Socket.IO': [here('arms/bare-broadcast.mjs')],
    ws: [here('arms/bare-ws.mjs')],
    naive: [here('arms/naive-votes.mjs'), join(directory, 'naive.sqlite')],
  };
  const servers = new Map();
  const open = async (name) => {
    servers.set(name, await start(cores.server, ['--expose-gc', ...argsOf[name]]));
    return servers.get(name);
  };
  const rows = [];
  try {
    const product = await open('Openhall');
    const hall = await BenchHall.open(product.message.port, content);
    const come = (name) =>
      askAbout(crowd, {
        ...{ task: 'come', group: name, count: people, port: servers.get(name).message.port },
        ...{ cookies: content.cookies, rooms: [hall.room], plain: name === 'ws' },
      });
    await come('Openhall');
    const shared = { crowd, hall, file, people, rounds, product };
    if (wanted.includes('delivery')) {
      const arms = [];
      for (const name of ['Openhall', 'Socket.IO', 'ws']) {
        if (name !== 'Openhall') {
          await open(name);
          await come(name);
        }
        arms.push({ name, server: servers.get(name), plain: name === 'ws' });
      }
      rows.push(...(await delivery({ ...shared, arms })));
      for (const name of ['Socket.IO', 'ws']) {
        await askAbout(crowd, { task: 'leave', group: name });
        await servers.get(name).stop();
      }
    }
    if (wanted.includes('votes')) {
      const naive = await open('naive');
      await come('naive');
      rows.push(...(await votes({ ...shared, naive })));
      await askAbout(crowd, { task: 'leave', group: 'naive' });
      await naive.stop();
    }
    if (wanted.includes('returning')) rows.push(...(await returning(shared)));
    hall.close();
    await askAbout(crowd, { task: 'leave', group: 'Openhall' });
    await product.stop();
    if (wanted.includes('memory')) {
      const where = { rooms: [hall.room], ownRooms: content.ids.map((id) => `account:${id}`) };
      const arms = ['Openhall', 'Socket.IO'].map((name) => ({ name, args: argsOf[name] }));
      rows.push(
        ...(await memory({ crowd, core: cores.server, cookies: content.cookies, where, rounds, arms })),
      );
    }
  } finally {
    for (const server of servers.values()) await server.stop();
  }
  return rows;
}
