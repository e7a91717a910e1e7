/**
 * Makes the clock and the timers of this process run `CLOCK_SPEED` times as fast, so that two hours take minutes. Import it
 * before what it is for. Intervals are fast at once; timeouts and clocks only after `hurry`, since starting has its deadlines.
 */
const speed = Number(process.env.CLOCK_SPEED);
const { setTimeout: later, setInterval: repeatedly } = globalThis;
const now = Date.now.bind(Date);
const high = performance.now.bind(performance);
const began = { date: now(), high: high() };
let factor = 1;

/** From here on everything is fast. */
export function hurry() {
  Object.assign(began, { date: now(), high: high() });
  factor = speed;
}

const symbolsOf = (timer) =>
  Object.fromEntries(Object.getOwnPropertySymbols(timer).map((symbol) => [symbol, timer[symbol]]));

Date.now = () => Math.floor(began.date + (now() - began.date) * factor);
performance.now = () => began.high + (high() - began.high) * factor;
globalThis.setTimeout = Object.assign(
  (work, wait = 0, ...given) => later(work, wait / factor, ...given),
  symbolsOf(later),
);
globalThis.setInterval = Object.assign(
  (work, wait = 0, ...given) => repeatedly(work, wait / speed, ...given),
  symbolsOf(repeatedly),
);
