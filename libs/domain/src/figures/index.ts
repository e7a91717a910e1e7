export * from './figure.js';
export * from './pack-files.js';
