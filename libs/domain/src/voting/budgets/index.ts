export type * from './election.js';
export type * from './pabulib-format.js';
export { equalShares } from './equal-shares.js';
export { greedy } from './greedy.js';
export { readPabulib } from './pabulib-read.js';
export { writePabulib } from './pabulib-write.js';
export { phragmen } from './phragmen.js';
