import { TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { flag, instant, key, reference, text, textKey } from './columns.js';
import { createTables, dropTables, foreignKey, type TablePlan } from './tables.js';

const frequencies = `"frequency" IN ('at_once', 'weekly', 'never')`;

const plans: TablePlan[] = [
  {
    name: 'follow',
    columns: [key('account_id'), textKey('subject_type'), key('subject_id'), text('frequency')],
    indices: { ix_follow_subject: ['subject_type', 'subject_id'] },
    checks: {
      ck_follow_subject: `"subject_type" IN ('consultation', 'proposal')`,
      ck_follow_frequency: frequencies,
    },
    foreignKeys: [foreignKey('fk_follow_account', 'account_id', 'account', 'CASCADE')],
  },
  {
    name: 'follow_default',
    columns: [key('account_id'), text('frequency')],
    checks: { ck_follow_default_frequency: frequencies },
    foreignKeys: [foreignKey('fk_follow_default_account', 'account_id', 'account', 'CASCADE')],
  },
  {
    name: 'notification',
    columns: [
      key('account_id'),
      textKey('news'),
      text('kind'),
      text('subject_type'),
      reference('subject_id'),
      instant('created_at'),
      flag('seen'),
      instant('digest_at', { nullable: true }),
    ],
    indices: {
      ix_notification_account: ['account_id', 'created_at', 'news'],
      ix_notification_digest: ['digest_at'],
    },
    foreignKeys: [foreignKey('fk_notification_account', 'account_id', 'account', 'CASCADE')],
  },
  {
    name: 'mail_bounce',
    columns: [key(), text('recipient'), text('code'), instant('bounced_at')],
    indices: { ix_mail_bounce_bounced: ['bounced_at'] },
  },
  {
    name: 'consultation_conclusion',
    columns: [
      key('consultation_id'),
      text('words'),
      text('lang'),
      text('not_considered', { nullable: true }),
      reference('account_id'),
      instant('concluded_at'),
    ],
    foreignKeys: [
      foreignKey('fk_consultation_conclusion_consultation', 'consultation_id', 'consultation', 'CASCADE'),
      foreignKey('fk_consultation_conclusion_account', 'account_id', 'account'),
    ],
  },
];

/** Following, notifications, bounces, and what a council did with a consultation. */
export class Following1770100000000 implements MigrationInterface {
  readonly name = 'Following1770100000000';

  /** Mails may carry an address that ends them. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('outgoing_mail', new TableColumn(text('unsubscribe_url', { nullable: true })));
    await createTables(runner, plans);
  }

  /** Drops all of it. */
  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plans);
    await runner.dropColumn('outgoing_mail', 'unsubscribe_url');
  }
}
