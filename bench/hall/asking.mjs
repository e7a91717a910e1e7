import { ask } from '../processes.mjs';

/** Asks a server about itself, or the crowd to do something. @throws what went wrong there */
export async function askAbout(running, question) {
  const { answer, error } = await ask(running, question);
  if (error !== undefined) throw new Error(error);
  return answer;
}

/** Past this part of its core the load client measures itself. */
const mostShare = 0.8;

/** Whether a run counts; says so when not. */
export function isValid(what, share) {
  if (share <= mostShare) return true;
  console.log(`  ${what}: void, the client used ${Math.round(share * 100)} % of its core`);
  return false;
}

/** Repeats `run` until it gives a value that counts, at most three times. `run` returns `{share, value}`. */
export async function untilValid(what, run) {
  for (let tries = 0; tries < 3; tries += 1) {
    const { share, value } = await run();
    if (isValid(what, share)) return value;
  }
  throw new Error(`${what}: the load client was too slow three times; no figure`);
}
