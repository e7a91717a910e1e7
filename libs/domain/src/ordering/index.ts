export * from './balanced.js';
export * from './dealt.js';
export * from './shuffle.js';
