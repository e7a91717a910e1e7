import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { execute, isCommand, root, run, step, Stop } from './console.mjs';
import { fingerprint, readStamp, writeStamp } from './fingerprint.mjs';
import { install } from './install.mjs';

const node = process.execPath;
const tsc = 'node_modules/typescript/bin/tsc';
const libs = ['domain', 'contracts', 'messages', 'persistence'];
const workspace = (directory) =>
  ['src', 'package.json', 'tsconfig.json'].map((name) => `${directory}/${name}`);

/** What is built, in order; each step is done again when its inputs or an earlier step that it needs have changed. */
const steps = [
  {
    name: 'messages',
    title: 'Compiling the messages',
    inputs: ['messages', 'project.inlang', 'scripts', 'package.json'].map((name) => `libs/messages/${name}`),
    outputs: ['libs/messages/src/generated'],
    needs: [],
    command: ['npm', 'run', 'generate', '--silent', '-w', '@openhall/messages'],
  },
  {
    name: 'libs',
    title: 'Building the libraries',
    inputs: libs.flatMap((lib) => workspace(`libs/${lib}`)),
    outputs: libs.map((lib) => `libs/${lib}/dist`),
    needs: ['messages'],
    command: [node, tsc, '-b', ...libs.map((lib) => `libs/${lib}`)],
  },
  {
    name: 'api',
    title: 'Building the server',
    inputs: [...workspace('apps/api'), 'apps/api/nest-cli.json', 'tools/api'],
    outputs: ['apps/api/dist'],
    needs: ['libs'],
    command: ['npm', 'run', 'build', '--silent', '-w', '@openhall/api'],
  },
  {
    name: 'cli',
    title: 'Building the command line',
    inputs: workspace('apps/cli'),
    outputs: ['apps/cli/dist'],
    needs: ['api'],
    // Not -b: that would build the server a second time, without the plugin that `nest build` adds.
    command: [node, tsc, '-p', 'apps/cli'],
  },
  {
    name: 'web',
    title: 'Building the web pages',
    inputs: ['apps/web'],
    outputs: ['apps/web/build'],
    needs: ['libs'],
    command: ['npm', 'run', 'build', '--silent', '-w', '@openhall/web'],
  },
];

/**
 * Builds what has changed, one step after another. `only` names the steps that are wanted; those that they need come
 * with them. Silent when nothing has changed.
 */
export async function build({ only = steps.map(({ name }) => name), force = false } = {}) {
  const wanted = new Set(only);
  for (const { name, needs } of [...steps].reverse()) {
    if (wanted.has(name)) needs.forEach((need) => wanted.add(need));
  }
  const shared = fingerprint(['package-lock.json', 'tsconfig.base.json'], [process.version]);
  const fingerprints = new Map();
  for (const { name, title, inputs, outputs, needs, command } of steps) {
    if (!wanted.has(name)) continue;
    const upstream = needs.map((need) => fingerprints.get(need));
    const current = fingerprint(inputs, [shared, ...upstream, command.slice(1).join(' ')]);
    fingerprints.set(name, current);
    const isBuilt = outputs.every((output) => existsSync(join(root, output)));
    if (!force && isBuilt && readStamp(`built-${name}`) === current) continue;
    const { ok } = await step(title, () => execute(command[0], command.slice(1)));
    if (!ok) throw new Stop(`The build stopped at: ${name}.`);
    writeStamp(`built-${name}`, current);
  }
}

if (isCommand(import.meta)) {
  const force = process.argv.includes('--force');
  const only = process.argv.slice(2).filter((argument) => argument !== '--force');
  await run(async () => {
    const unknown = only.find((name) => !steps.some((known) => known.name === name));
    if (unknown !== undefined) {
      throw new Stop(
        `There is no build step "${unknown}"; the steps are ${steps.map(({ name }) => name).join(', ')}.`,
      );
    }
    await install();
    await build(only.length > 0 ? { only, force } : { force });
  });
}
