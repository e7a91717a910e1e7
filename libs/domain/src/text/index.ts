export * from './clean.js';
export * from './fold.js';
export * from './formula.js';
