export { likest } from './likeness.js';
export type { Found, TitledText } from './likeness.js';
export { tellingWords } from './words.js';
