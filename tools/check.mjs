import { build } from './build.mjs';
import { duration, execute, root, run, step, Stop } from './console.mjs';
import { fingerprint } from './fingerprint.mjs';
import { install } from './install.mjs';

const node = process.execPath;
const bin = (path) => [node, `${root}node_modules/${path}`];
const tsc = bin('typescript/bin/tsc');
const cache = (place) => ['--cache', '--cache-location', `node_modules/.cache/${place}`];
// ESLint does not notice that a rule of our own has changed: such results would be stale.
const ownRules = fingerprint(['tools/lint']).slice(0, 12);
const unitTests = [node, 'node_modules/jest/bin/jest.js', '--selectProjects', 'unit', '--silent'];

/** What is checked. Each runs even if one before it failed. */
const checks = [
  [
    'Format',
    [...bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', ...cache('prettier/cache'), '.'],
  ],
  ['Lint', [...bin('eslint/bin/eslint.js'), ...cache(`eslint/${ownRules}/`), '--max-warnings', '0', '.']],
  ['Types of the server', [...tsc, '-p', 'apps/api', '--noEmit']],
  ['Types of the command line', [...tsc, '-p', 'apps/cli', '--noEmit']],
  ['Types of the tests', [...tsc, '-p', 'tsconfig.tests.json']],
  [
    'Types of the web pages',
    [...bin('svelte-check/bin/svelte-check'), '--fail-on-warnings', '--output', 'human'],
    'apps/web',
  ],
  ['Unit tests', unitTests],
  ['Unused code', [...bin('knip/bin/knip.js'), '--no-progress']],
];

function environmentOf(command) {
  if (command !== unitTests) return process.env;
  return { ...process.env, NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning' };
}

await run(async () => {
  const started = performance.now();
  await install();
  // Types of one workspace are read from what another was built to; the libraries are type-checked by being built.
  await build({ only: ['libs', 'api'] });
  await execute(node, [`${root}node_modules/@sveltejs/kit/svelte-kit.js`, 'sync'], {
    cwd: `${root}apps/web`,
  });
  const failed = [];
  for (const [title, command, directory = ''] of checks) {
    const { ok } = await step(title, () =>
      execute(command[0], command.slice(1), { cwd: `${root}${directory}`, env: environmentOf(command) }),
    );
    if (!ok) failed.push(title);
  }
  if (failed.length > 0) throw new Stop(`Failed: ${failed.join(', ')}`);
  console.log(`Everything is in order (${duration(performance.now() - started)}).`);
});
