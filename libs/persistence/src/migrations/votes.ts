import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createTables, dropTables, type TablePlan } from './tables.js';
import { ballotsTables } from './votes/ballots.js';
import { votesTables } from './votes/votes.js';

const plans: TablePlan[] = [...votesTables, ...ballotsTables];

/** Votes with their options and electorates, ballots, and the tree that proves them. */
export class Votes1768000000000 implements MigrationInterface {
  readonly name = 'Votes1768000000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plans);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plans);
  }
}
