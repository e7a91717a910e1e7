export * from './acts.js';
export * from './aids.js';
export * from './hours.js';
export { holdsLookAlikes } from './look-alikes.js';
export * from './waiting.js';
