export { reasonsToHold } from './reasons.js';
export type { AskedBefore } from './flood.js';
