import { expect, it } from '@jest/globals';
import { v7 as uuid } from 'uuid';
import { GuestsService } from '@openhall/api/identity/guests.service';
import { roles } from '@openhall/domain/accounts';
import type { Role } from '@openhall/domain/accounts';
import { accessTable } from './access-table.js';
import { describeOnEachDatabase } from './harness/application.js';
import type { World } from './harness/application.js';
import { routesOf } from './routes.js';

const everyone = ['guest', 'participant', ...roles] as const;
type Visitor = 'guest' | 'participant' | Role;

/** What the door says to somebody who calls a route with nothing in hand. */
async function knock(world: World, visitor: Visitor, method: string, path: string): Promise<number> {
  // A session of their own each time: some routes end it.
  const session = await sessionOf(world, visitor);
  const url = path.replace(/:\w+/g, uuid()).replace('*', 'nothing');
  const answer = await world.app.inject({
    method: method as 'GET',
    url,
    headers: {
      ...(session ? { cookie: session.cookie } : {}),
      ...(method === 'GET' ? {} : { 'content-type': 'application/json' }),
    },
    ...(method === 'GET' ? {} : { payload: '{}' }),
  });
  return answer.statusCode;
}

/** A participant is a guest of a town hall. */
async function sessionOf(world: World, visitor: Visitor): Promise<{ cookie: string } | null> {
  if (visitor === 'guest') return null;
  if (visitor !== 'participant') return world.signIn(visitor);
  const guests = world.service(GuestsService);
  const { cookie } = await world.database.unitOfWork.write((manager) =>
    guests.admit(manager, { name: 'Guest', locale: 'en', userAgent: 'test' }),
  );
  return { cookie: `${cookie.name}=${cookie.value}` };
}

const letsIn = (least: Visitor, visitor: Visitor): boolean =>
  everyone.indexOf(visitor) >= everyone.indexOf(least);

function expected(least: Visitor, visitor: Visitor): 'in' | 401 | 403 {
  if (letsIn(least, visitor)) return 'in';
  return visitor === 'guest' || visitor === 'participant' ? 401 : 403;
}

describeOnEachDatabase('the door', (world) => {
  it('is described for every route that exists, and for none that does not', () => {
    const described = accessTable.map(([method, path]) => `${method} ${path}`);
    const real = routesOf(world());
    expect({ undescribed: real.filter((route) => !described.includes(route)) }).toEqual({ undescribed: [] });
    expect({ gone: described.filter((route) => !real.includes(route)) }).toEqual({ gone: [] });
  });

  it('is described once for each route, in order of paths', () => {
    const keys = accessTable.map(([method, path]) => `${path} ${method}`);
    expect(keys).toEqual([...new Set(keys)].sort());
  });

  it.each(everyone)('lets a %s through where the table says so, and nowhere else', async (visitor) => {
    const surprises: string[] = [];
    for (const [method, path, least] of accessTable) {
      if (least === 'demo') continue;
      const status = await knock(world(), visitor, method, path);
      const met = status === 401 || status === 403 ? status : status >= 500 ? `error ${status}` : 'in';
      if (met !== expected(least, visitor))
        surprises.push(`${method} ${path}: ${met}, not ${expected(least, visitor)}`);
    }
    expect(surprises).toEqual([]);
  });

  it('keeps routes of the demo shut to everybody', async () => {
    for (const [method, path] of accessTable.filter(([, , least]) => least === 'demo')) {
      for (const visitor of everyone) expect(await knock(world(), visitor, method, path)).toBe(404);
    }
  });
});

describeOnEachDatabase(
  'the door of the demo',
  (world) => {
    it('lets everybody through to the routes of the demo', async () => {
      for (const [method, path] of accessTable.filter(([, , least]) => least === 'demo')) {
        for (const visitor of everyone)
          expect([200, 400]).toContain(await knock(world(), visitor, method, path));
      }
    });
  },
  { mode: 'demo' },
);
