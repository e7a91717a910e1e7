export type * from './ballots.js';
export { approval, cumulative, score, singleChoice } from './methods.js';
