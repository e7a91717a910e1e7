export * from './small-cells.js';
