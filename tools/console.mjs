import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The directory of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** Something that stops a command; its message is one line for the person who typed it. */
export class Stop extends Error {}

/** Runs a command's main function: a `Stop` becomes one line on stderr and exit code 1. */
export async function run(main) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}

/** Whether the file of that `import.meta` is the command that was typed (not imported by another). */
export function isCommand(meta) {
  return process.argv[1] !== undefined && fileURLToPath(meta.url) === process.argv[1];
}

/** Milliseconds as people read them: 0.4 s, 12 s, 3 min 5 s. */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  if (seconds < 120) return `${Math.round(seconds)} s`;
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Starts a program and waits. With `show`, its output goes straight to the terminal; without, it is kept and returned.
 * Signals that end this process end the program first.
 */
export function execute(command, args, { cwd = root, env = process.env, show = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env,
      stdio: ['ignore', show ? 'inherit' : 'pipe', show ? 'inherit' : 'pipe'],
    });
    const kept = [];
    child.stdout?.on('data', (chunk) => kept.push(chunk));
    child.stderr?.on('data', (chunk) => kept.push(chunk));
    let interrupted = false;
    const stop = (signal) => {
      interrupted = true;
      child.kill(signal);
    };
    process.on('SIGINT', stop).on('SIGTERM', stop);
    const finish = (code, text) => {
      process.off('SIGINT', stop).off('SIGTERM', stop);
      // Whoever stopped this step does not want the next one.
      if (interrupted) process.exit(130);
      resolve({ code, output: Buffer.concat(kept).toString('utf8') + text });
    };
    child.on('error', (error) => finish(127, `${command}: ${error.message}\n`));
    child.on('close', (code, signal) =>
      finish(code ?? 1, signal === null ? '' : `${command} was ended by ${signal}\n`),
    );
  });
}

/**
 * Shows one line for a long step: what it is, the seconds every ten seconds, and how long it took. `work` returns
 * `{code, output}`; the output is shown only if the code is not 0. Returns whether it went well, and the time.
 */
export async function step(title, work) {
  const started = performance.now();
  process.stdout.write(`${title} …`);
  const ticking = setInterval(
    () => process.stdout.write(` ${Math.round((performance.now() - started) / 1000)} s …`),
    10_000,
  );
  let result;
  try {
    result = await work();
  } finally {
    clearInterval(ticking);
  }
  const milliseconds = performance.now() - started;
  console.log(
    result.code === 0 ? ` done in ${duration(milliseconds)}` : ` failed after ${duration(milliseconds)}`,
  );
  if (result.code !== 0) console.log(result.output.trimEnd());
  return { ok: result.code === 0, milliseconds };
}
