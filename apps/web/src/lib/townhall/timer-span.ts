export { elapsed as spent } from '@openhall/domain/townhall';

/** `1:24`, `-0:12` once the time is over, `1:02:03` from an hour on. */
export function clockFace(ms: number): string {
  const over = ms < 0;
  // What is left is shown until it is gone: 0:01 lasts the whole last second.
  const seconds = over ? Math.floor(-ms / 1000) : Math.ceil(ms / 1000);
  const two = (part: number) => String(part).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  const face = `${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds % 60)}`;
  return over ? `-${face}` : face;
}
