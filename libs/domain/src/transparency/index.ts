export * from './bytes.js';
export * from './checkpoint.js';
export * from './merkle.js';
export * from './signed-note.js';
