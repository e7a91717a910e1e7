export * from './balanced.js';
export * from './shuffle.js';
