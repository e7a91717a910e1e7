import type { QueryRunner } from 'typeorm';
import { isOnSqlite } from '../tables.js';

const refusal = 'The audit log only grows';

const sqliteUp = ['UPDATE', 'DELETE'].map(
  (act) => `CREATE TRIGGER "audit_no_${act.toLowerCase()}" BEFORE ${act} ON "audit"
    BEGIN SELECT RAISE(ABORT, '${refusal}'); END`,
);

const sqliteDown = [`DROP TRIGGER "audit_no_update"`, `DROP TRIGGER "audit_no_delete"`];

const postgresUp = [
  `CREATE FUNCTION "audit_refuse"() RETURNS trigger LANGUAGE plpgsql
   AS $$ BEGIN RAISE EXCEPTION '${refusal}' USING ERRCODE = 'restrict_violation'; END $$`,
  `CREATE TRIGGER "audit_no_change" BEFORE UPDATE OR DELETE ON "audit"
   FOR EACH ROW EXECUTE FUNCTION "audit_refuse"()`,
  `CREATE TRIGGER "audit_no_truncate" BEFORE TRUNCATE ON "audit"
   FOR EACH STATEMENT EXECUTE FUNCTION "audit_refuse"()`,
];

const postgresDown = [
  `DROP TRIGGER "audit_no_truncate" ON "audit"`,
  `DROP TRIGGER "audit_no_change" ON "audit"`,
  `DROP FUNCTION "audit_refuse"()`,
];

/** Makes the audit log refuse UPDATE and DELETE. */
export async function createAuditGuard(runner: QueryRunner): Promise<void> {
  for (const statement of isOnSqlite(runner) ? sqliteUp : postgresUp) await runner.query(statement);
}

/** Lets the audit log go, so that its table can be dropped. */
export async function dropAuditGuard(runner: QueryRunner): Promise<void> {
  for (const statement of isOnSqlite(runner) ? sqliteDown : postgresDown) await runner.query(statement);
}
