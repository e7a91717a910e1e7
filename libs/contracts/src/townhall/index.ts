export * from './views.js';
export * from './console.js';
export * from './plans.js';
export * from './commands.js';
export * from './minutes.js';
