import { Exports1770200000000 } from './exports.js';
import { Statements1770400000000 } from './statements.js';
import { Following1770100000000 } from './following.js';
import { Foundation1764000000000 } from './foundation.js';
import { ModerationCases1770000000000 } from './moderation-cases.js';
import { TownHalls1766000000000 } from './town-halls.js';
import { Votes1768000000000 } from './votes.js';

/** Every migration, oldest first. */
export const allMigrations = [
  Foundation1764000000000,
  TownHalls1766000000000,
  Votes1768000000000,
  ModerationCases1770000000000,
  Following1770100000000,
  Exports1770200000000,
  Statements1770400000000,
];
