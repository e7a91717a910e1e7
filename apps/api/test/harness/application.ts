import { afterAll, beforeAll, describe } from '@jest/globals';
import { testKinds } from '@openhall/persistence/testing';
import type { TestKind } from '@openhall/persistence/testing';
import { World } from './world.js';
import type { WorldOptions } from './world.js';

export { World } from './world.js';
export type { Answer, TestSession } from './world.js';

/**
 * Declares the same tests for SQLite and PostgreSQL, over one application each. `world()` is there once a test runs.
 */
export function describeOnEachDatabase(
  name: string,
  declare: (world: () => World, kind: TestKind) => void,
  options: WorldOptions = {},
): void {
  describe.each(testKinds.map((kind) => [kind === 'sqlite' ? 'SQLite' : 'PostgreSQL', kind] as const))(
    `${name} on %s`,
    (_, kind) => {
      let opened: World | undefined;
      beforeAll(async () => {
        opened = await World.open(kind, options);
      });
      afterAll(async () => {
        await opened?.close();
      });
      declare(() => {
        if (!opened) throw new Error('the world opens before the tests, not while they are declared');
        return opened;
      }, kind);
    },
  );
}
