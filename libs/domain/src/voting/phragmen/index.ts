export { proportionalOrder } from './proportional-order.js';
export type { GivenQuestion, ProportionalAccount, ProportionalQuestions } from './proportional-order.js';
