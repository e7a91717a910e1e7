import { Foundation1764000000000 } from './foundation.js';

/** Every migration, oldest first. */
export const allMigrations = [Foundation1764000000000];
