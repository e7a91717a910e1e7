import type { MigrationInterface, QueryRunner } from 'typeorm';
import { accountsTables } from './foundation/accounts.js';
import { createAuditGuard, dropAuditGuard } from './foundation/audit-guard.js';
import { commentsTables } from './foundation/comments.js';
import { consultationsTables } from './foundation/consultations.js';
import { proposalsTables } from './foundation/proposals.js';
import { recordTables } from './foundation/record.js';
import { createSearch, dropSearch } from './foundation/search.js';
import { createTables, dropTables, type TablePlan } from './tables.js';

const plans: TablePlan[] = [
  ...accountsTables,
  ...consultationsTables,
  ...proposalsTables,
  ...commentsTables,
  ...recordTables,
];

/** Accounts, consultations, proposals, comments, moderation, logs and jobs. */
export class Foundation1764000000000 implements MigrationInterface {
  readonly name = 'Foundation1764000000000';

  /** Creates every table, the search tables and the triggers of the audit log. */
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, plans);
    await createSearch(runner);
    await createAuditGuard(runner);
  }

  /** Drops all of it. */
  async down(runner: QueryRunner): Promise<void> {
    await dropAuditGuard(runner);
    await dropSearch(runner);
    await dropTables(runner, plans);
  }
}
