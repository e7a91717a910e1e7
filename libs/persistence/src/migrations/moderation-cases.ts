import { TableCheck, TableColumn, TableIndex, type MigrationInterface, type QueryRunner } from 'typeorm';
import { instant, reference, text } from './columns.js';
import { caseTables, isSubject } from './moderation-cases/cases.js';
import { measureTables } from './moderation-cases/measures.js';
import { createTables, dropTables, type TablePlan } from './tables.js';

const plans: TablePlan[] = [...caseTables, ...measureTables];

const subjectsBefore = `"subject_type" IN ('proposal', 'comment')`;
const actsBefore = `"act" IN ('hide', 'restore', 'keep')`;
const actsSince = `"act" IN ('keep', 'hide', 'restore', 'publish', 'refuse', 'remove', 'retitle', 'move', 'merge', 'unmerge', 'lock', 'unlock', 'warn', 'slow', 'mute', 'suspend', 'lift')`;

const decisionColumns = [
  reference('author_id', { nullable: true }),
  instant('opened_at', { nullable: true }),
  instant('until_at', { nullable: true }),
  text('detail', { nullable: true }),
  reference('overturns_id', { nullable: true }),
];
const decisionIndices = {
  ix_moderation_decision_author: ['author_id', 'created_at'],
  ix_moderation_decision_created: ['created_at'],
};

/** Cases with claims, what waits, statements and appeals, measures about people, removals, and settings of moderation. */
export class ModerationCases1770000000000 implements MigrationInterface {
  readonly name = 'ModerationCases1770000000000';

  /** Every contribution that was reported or decided about becomes a case. */
  async up(runner: QueryRunner): Promise<void> {
    await replaceChecks(runner, isSubject, actsSince);
    for (const column of decisionColumns)
      await runner.addColumn('moderation_decision', new TableColumn(column));
    for (const [name, columnNames] of Object.entries(decisionIndices))
      await runner.createIndex('moderation_decision', new TableIndex({ name, columnNames }));
    await createTables(runner, plans);
    await runner.query(authors);
    await runner.query(reportedCases);
    await runner.query(decidedCases);
  }

  /** Drops all of it; reports and decisions that the tables could not hold before go with it. */
  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plans);
    for (const name of Object.keys(decisionIndices)) await runner.dropIndex('moderation_decision', name);
    for (const { name } of [...decisionColumns].reverse())
      await runner.dropColumn('moderation_decision', name);
    const kept = `subject_type IN ('proposal', 'comment')`;
    await runner.query(`DELETE FROM report WHERE NOT (${kept})`);
    await runner.query(
      `DELETE FROM moderation_decision WHERE NOT (${kept}) OR act NOT IN ('hide', 'restore', 'keep')`,
    );
    await replaceChecks(runner, subjectsBefore, actsBefore);
  }
}

const authors = `
  UPDATE moderation_decision SET author_id = COALESCE(
    (SELECT p.author_id FROM proposal p WHERE p.id = subject_id),
    (SELECT c.author_id FROM comment c WHERE c.id = subject_id))`;

const consultationOf = `COALESCE(
  (SELECT p.consultation_id FROM proposal p WHERE p.id = r.subject_id),
  (SELECT c.consultation_id FROM comment c WHERE c.id = r.subject_id))`;

const reportedCases = `
  INSERT INTO moderation_case (subject_type, subject_id, consultation_id, state, report_count, reasons, risk, opened_at, decided_at)
  SELECT r.subject_type, r.subject_id, ${consultationOf},
    CASE WHEN SUM(CASE WHEN r.state = 'open' THEN 1 ELSE 0 END) > 0 THEN 'open' ELSE 'decided' END,
    SUM(CASE WHEN r.state = 'open' THEN 1 ELSE 0 END), '[]',
    SUM(CASE WHEN r.state = 'open' THEN 10 ELSE 0 END), MIN(r.created_at),
    (SELECT MAX(d.created_at) FROM moderation_decision d
      WHERE d.subject_type = r.subject_type AND d.subject_id = r.subject_id)
  FROM report r GROUP BY r.subject_type, r.subject_id`;

const decidedCases = `
  INSERT INTO moderation_case (subject_type, subject_id, consultation_id, state, report_count, reasons, risk, opened_at, decided_at)
  SELECT r.subject_type, r.subject_id, ${consultationOf}, 'decided', 0, '[]', 0, MIN(r.created_at), MAX(r.created_at)
  FROM moderation_decision r
  WHERE NOT EXISTS (SELECT 1 FROM moderation_case k
    WHERE k.subject_type = r.subject_type AND k.subject_id = r.subject_id)
  GROUP BY r.subject_type, r.subject_id`;

async function replaceChecks(runner: QueryRunner, subject: string, act: string): Promise<void> {
  await replace(runner, 'report', 'ck_report_subject', subject);
  await replace(runner, 'moderation_decision', 'ck_moderation_decision_subject', subject);
  await replace(runner, 'moderation_decision', 'ck_moderation_decision_act', act);
}

async function replace(runner: QueryRunner, table: string, name: string, expression: string): Promise<void> {
  await runner.dropCheckConstraint(table, name);
  await runner.createCheckConstraint(table, new TableCheck({ name, expression }));
}
