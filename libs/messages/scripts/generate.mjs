import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compile } from '@inlang/paraglide-js';
import { checkMessages } from './check-messages.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const plugin = join(root, '../../node_modules/@inlang/plugin-message-format/dist/index.js');
const generated = join(root, 'src/generated');
const built = join(root, 'dist/generated');

function stop(lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}

// Without its plugin the compiler reports success and writes no messages.
if (!existsSync(plugin)) stop([`missing: ${plugin}`]);
const { keys, problems } = checkMessages();
if (problems.length > 0) stop(problems);

await compile({
  project: join(root, 'project.inlang'),
  outdir: generated,
  // Who asks says the locale; the web app overrides getLocale per request. Nothing reads cookies or addresses here.
  strategy: ['globalVariable', 'baseLocale'],
  outputStructure: 'message-modules',
  emitTsDeclarations: true,
  emitReadme: false,
  emitGitIgnore: false,
  emitPrettierIgnore: false,
});

const made = readdirSync(join(generated, 'messages')).filter((name) => name.endsWith('.js')).length;
// One module for each message, and an index.
if (made <= keys.length / 2) stop([`${keys.length} messages were written, ${made} came out of the compiler`]);

// tsc does not copy JavaScript that has declarations beside it.
rmSync(built, { recursive: true, force: true });
cpSync(generated, built, { recursive: true });
console.log(`${keys.length} messages compiled`);
// The compiler leaves a timer of half a minute behind.
process.exit(0);
