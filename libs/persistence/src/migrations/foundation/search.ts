import type { QueryRunner } from 'typeorm';
import { isOnSqlite } from '../tables.js';

/*
 * The search tables are no entities: FTS5's shadow tables and a tsvector column would read as drift. Their text
 * is folded (accents, case) before it is written, so both databases compare words as they are.
 */

const sqliteUp = [
  `CREATE VIRTUAL TABLE "proposal_search" USING fts5(
    title, text, proposal_id UNINDEXED, consultation_id UNINDEXED, tokenize = 'unicode61'
  )`,
  // What is deleted must leave the index too, not only its list of rows.
  `INSERT INTO "proposal_search" ("proposal_search", "rank") VALUES ('secure-delete', 1)`,
  // Finds the row of a proposal without reading the whole index: its id is the rowid in proposal_search.
  `CREATE TABLE "proposal_search_row" (
    "id" integer PRIMARY KEY NOT NULL,
    "proposal_id" varchar(36) NOT NULL UNIQUE REFERENCES "proposal" ("id") ON DELETE CASCADE
  )`,
  `CREATE TRIGGER "proposal_search_row_gone" AFTER DELETE ON "proposal_search_row"
   BEGIN DELETE FROM "proposal_search" WHERE rowid = OLD.id; END`,
];

const sqliteDown = [
  `DROP TRIGGER "proposal_search_row_gone"`,
  `DROP TABLE "proposal_search_row"`,
  `DROP TABLE "proposal_search"`,
];

const postgresUp = [
  `CREATE TABLE "proposal_search" (
    "proposal_id" varchar(36) PRIMARY KEY REFERENCES "proposal" ("id") ON DELETE CASCADE,
    "consultation_id" varchar(36) NOT NULL,
    "vector" tsvector NOT NULL
  )`,
  `CREATE INDEX "ix_proposal_search_vector" ON "proposal_search" USING gin ("vector")`,
];

const postgresDown = [`DROP TABLE "proposal_search"`];

/** Creates the full-text tables. */
export async function createSearch(runner: QueryRunner): Promise<void> {
  for (const statement of isOnSqlite(runner) ? sqliteUp : postgresUp) await runner.query(statement);
}

/** Drops the full-text tables. */
export async function dropSearch(runner: QueryRunner): Promise<void> {
  for (const statement of isOnSqlite(runner) ? sqliteDown : postgresDown) await runner.query(statement);
}
