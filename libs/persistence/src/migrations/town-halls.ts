import { TableCheck, TableColumn, type MigrationInterface, type QueryRunner } from 'typeorm';
import { instant } from './columns.js';
import { createTables, dropTables, type TablePlan } from './tables.js';
import { hallAfterwardsTables } from './town-halls/afterwards.js';
import { hallTables } from './town-halls/halls.js';
import { hallPeopleTables } from './town-halls/people.js';
import { hallPollTables } from './town-halls/polls.js';
import { hallQuestionTables } from './town-halls/questions.js';

const plans: TablePlan[] = [
  ...hallTables,
  ...hallPeopleTables,
  ...hallQuestionTables,
  ...hallPollTables,
  ...hallAfterwardsTables,
];

const check = 'ck_account_role';
const rolesBefore = `"role" IN ('resident', 'moderator', 'officer', 'administrator')`;
const rolesSince = `"role" IN ('guest', 'resident', 'moderator', 'officer', 'administrator')`;

/** Town halls, and guests: accounts of people who take part in one without signing in. */
export class TownHalls1766000000000 implements MigrationInterface {
  readonly name = 'TownHalls1766000000000';

  /** Lets accounts be guests and residents be verified, then creates the tables of the halls. */
  async up(runner: QueryRunner): Promise<void> {
    await runner.addColumn('account', new TableColumn(instant('address_checked_at', { nullable: true })));
    await replaceCheck(runner, rolesSince);
    await createTables(runner, plans);
  }

  /** Drops all of it; guests go with the halls that they came for. */
  async down(runner: QueryRunner): Promise<void> {
    await dropTables(runner, plans);
    await runner.query(
      `DELETE FROM session WHERE account_id IN (SELECT id FROM account WHERE role = 'guest')`,
    );
    await runner.query(`DELETE FROM account WHERE role = 'guest'`);
    await replaceCheck(runner, rolesBefore);
    await runner.dropColumn('account', 'address_checked_at');
  }
}

async function replaceCheck(runner: QueryRunner, expression: string): Promise<void> {
  await runner.dropCheckConstraint('account', check);
  await runner.createCheckConstraint('account', new TableCheck({ name: check, expression }));
}
