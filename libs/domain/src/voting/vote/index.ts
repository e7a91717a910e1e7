export * from './ballot.js';
export * from './count.js';
export * from './definition.js';
