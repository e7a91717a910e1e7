export type { ChangeMargin, MarginReason } from './change-margin.js';
export { fewestBallotsToChange } from './fewest-ballots.js';
export type { CountedVote } from './fewest-ballots.js';
