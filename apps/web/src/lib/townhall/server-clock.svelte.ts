import { onMount } from 'svelte';

let ahead = 0;
let watchers = 0;
let beat: ReturnType<typeof setInterval> | undefined;
let moment = $state(0);

/**
 * Says what time it was on the server when an answer came from there, so that timers run by its clock and not by the
 * device's, which may be wrong by minutes. Only in the browser.
 * @param now the server's, ms since 1970
 * @param received the device's at that moment
 */
export function setServerClock(now: number, received: number): void {
  ahead = now - received;
  if (watchers > 0) moment = Date.now() + ahead;
}

/** When the document's first byte came, by this device's clock. */
export function documentReceived(): number {
  const [entry] = performance.getEntriesByType('navigation') as PerformanceNavigationTiming[];
  return entry ? performance.timeOrigin + entry.responseStart : Date.now();
}

/**
 * The server's time, moving on each second while the component lives. Call it while the component is set up.
 * @param rendered what the server wrote into the page, until the script runs
 */
export function serverTime(rendered: () => number): () => number {
  let running = $state(false);
  onMount(() => {
    running = true;
    watchers += 1;
    moment = Date.now() + ahead;
    beat ??= setInterval(() => (moment = Date.now() + ahead), 500);
    return () => {
      watchers -= 1;
      if (watchers > 0) return;
      clearInterval(beat);
      beat = undefined;
    };
  });
  return () => (running ? moment : rendered());
}
