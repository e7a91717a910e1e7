import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

interface FixtureResult {
  readonly name: string;
  readonly file: string;
  readonly rule: string;
  readonly messages: readonly { ruleId: string | null; severity: number; message: string }[];
}

const directory = import.meta.dirname;
// ESLint loads its configuration by itself, so it runs in a process of its own, outside Jest's modules.
const output = execFileSync(process.execPath, [join(directory, 'lint-fixtures.mjs')], {
  encoding: 'utf8',
  env: { ...process.env, NODE_OPTIONS: '' },
});
const results = JSON.parse(output) as FixtureResult[];

describe('the rules of the house', () => {
  for (const name of readdirSync(join(directory, 'fixtures'))) {
    const ofThisRule = results.filter((result) => result.name === name);
    const bad = ofThisRule.find(({ file }) => file.startsWith('bad.'));
    const good = ofThisRule.find(({ file }) => file.startsWith('good.'));

    it(`refuse what ${name} is about, as an error`, () => {
      expect(bad?.messages).toContainEqual(expect.objectContaining({ ruleId: bad?.rule, severity: 2 }));
    });

    it(`let the good twin of ${name} pass`, () => {
      expect(good?.messages).toEqual([]);
    });
  }

  it('have a pair of fixtures for every rule of our own', () => {
    const own = readdirSync(directory)
      .filter((file) => existsSync(join(directory, file)) && file.endsWith('.mjs'))
      .map((file) => file.replace('.mjs', ''))
      .filter((file) => !['lint-fixtures', 'paths', 'plugin'].includes(file));
    expect([...new Set(results.map(({ rule }) => rule))]).toEqual(
      expect.arrayContaining(own.map((rule) => `openhall/${rule}`)),
    );
  });
});
