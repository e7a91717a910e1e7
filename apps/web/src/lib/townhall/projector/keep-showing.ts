/** Keeps the screen of the hall from going to sleep, as long as the browser lets us. */
export function keepAwake(): () => void {
  let ended = false;
  let lock: WakeLockSentinel | undefined;
  const ask = async () => {
    if (ended || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
    lock = await navigator.wakeLock.request('screen').catch(() => undefined);
  };
  // The browser takes it back whenever the page was out of sight.
  const again = () => void ask();
  again();
  document.addEventListener('visibilitychange', again);
  return () => {
    ended = true;
    document.removeEventListener('visibilitychange', again);
    void lock?.release();
  };
}

const tryEvery = 15_000;

/**
 * Reads the page afresh when the connection never came about, since nobody in the hall has a keyboard for it.
 * @param isOff whether there is no connection and none being made
 */
export function keepFollowing(isOff: () => boolean): () => void {
  const timer = setInterval(() => {
    if (!isOff()) return;
    // An error page of the browser on the wall would be worse than an old state: reload only when the server answers.
    void fetch(location.href, { method: 'HEAD' })
      .then(({ ok }) => ok && location.reload())
      .catch(() => undefined);
  }, tryEvery);
  return () => clearInterval(timer);
}
