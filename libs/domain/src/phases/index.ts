export * from './phase.js';
export * from './schedule.js';
export * from './wall-clock.js';
