export * from './clean.js';
export * from './fold.js';
