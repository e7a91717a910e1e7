import type { MigrationInterface, QueryRunner } from 'typeorm';
import { flag, fraction, instant, key, reference, text } from './columns.js';
import { createTables, dropTables, foreignKey, type TablePlan } from './tables.js';

const exportFile: TablePlan = {
  name: 'export_file',
  columns: [
    key(),
    text('scope_type'),
    reference('scope_id'),
    text('file'),
    text('locale'),
    flag('restricted'),
    text('reason', { nullable: true }),
    reference('requested_by', { nullable: true }),
    text('state', { default: "'waiting'" }),
    text('active_key', { nullable: true }),
    fraction('progress', { default: '0' }),
    instant('as_of', { nullable: true }),
    text('totals', { nullable: true }),
    instant('bytes', { nullable: true }),
    text('sha256', { nullable: true }),
    text('failure', { nullable: true }),
    instant('created_at'),
    instant('finished_at', { nullable: true }),
    instant('expires_at', { nullable: true }),
  ],
  uniques: { uq_export_file_active: ['active_key'] },
  indices: {
    ix_export_file_scope: ['scope_type', 'scope_id', 'created_at'],
    ix_export_file_expires: ['expires_at'],
  },
  checks: {
    ck_export_file_scope: `"scope_type" IN ('consultation', 'townhall')`,
    ck_export_file_state: `"state" IN ('waiting', 'running', 'done', 'failed', 'cancelled', 'expired')`,
  },
  foreignKeys: [foreignKey('fk_export_file_requester', 'requested_by', 'account')],
};

/** Files of everything, made as jobs. */
export class Exports1770200000000 implements MigrationInterface {
  readonly name = 'Exports1770200000000';

  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner, [exportFile]);
  }

  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, [exportFile]);
  }
}
