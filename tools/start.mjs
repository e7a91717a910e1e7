import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { build } from './build.mjs';
import { root, run } from './console.mjs';
import { checkDemoEnvironment, checkNode } from './environment.mjs';
import { install } from './install.mjs';

/** Hands this process over to the demo: its output is ours, signals reach it, its exit code is ours. */
function runDemo() {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, ['apps/cli/bin/openhall.js', 'demo', ...process.argv.slice(2)], {
      cwd: root,
      stdio: 'inherit',
    });
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
      process.on(signal, () => {
        // Ctrl-C reaches the demo by itself; a second one would make it stop without tidying up.
        if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal);
      });
    }
    child.on('exit', (code, signal) => {
      process.exitCode = code ?? 128 + (constants.signals[signal] ?? 0);
      resolve();
    });
  });
}

await run(async () => {
  checkNode();
  await checkDemoEnvironment();
  await install();
  await build();
  await runDemo();
});
