export * from './ties.js';
export { Rational } from './rational.js';
export { sha256, sha256Bytes } from './sha256.js';
export * from './budgets/index.js';
export * from './phragmen/index.js';
export * from './points/index.js';
export * from './ranked/index.js';
export * from './vote/index.js';
export * from './margin/index.js';
