import { fraction, instant, integer, key, numberKey, reference, text, textKey } from '../columns.js';
import { type TablePlan } from '../tables.js';

const room: TablePlan = {
  name: 'room',
  columns: [textKey('name'), integer('seq', { default: '0' })],
  checks: {
    ck_room_seq: `"seq" >= 0`,
  },
};

const event: TablePlan = {
  name: 'event',
  columns: [textKey('room'), numberKey('seq'), text('type'), text('subject'), instant('created_at')],
};

const audit: TablePlan = {
  name: 'audit',
  columns: [
    numberKey('seq'),
    instant('at'),
    reference('actor_id', { nullable: true }),
    text('act'),
    text('subject_type'),
    text('subject_id'),
    text('detail'),
    text('previous_hash'),
    text('hash'),
  ],
};

const job: TablePlan = {
  name: 'job',
  columns: [
    key(),
    text('kind'),
    text('payload'),
    text('unique_key', { nullable: true }),
    instant('run_at'),
    text('state', { default: "'waiting'" }),
    integer('attempts', { default: '0' }),
    integer('max_attempts', { default: '5' }),
    text('leased_by', { nullable: true }),
    instant('lease_until', { nullable: true }),
    fraction('progress', { nullable: true }),
    text('error', { nullable: true }),
    instant('created_at'),
    instant('finished_at', { nullable: true }),
  ],
  uniques: {
    uq_job_unique_key: ['unique_key'],
  },
  indices: {
    ix_job_state: ['state', 'run_at', 'id'],
  },
  checks: {
    ck_job_state: `"state" IN ('waiting', 'running', 'done', 'failed')`,
    ck_job_attempts: `"attempts" >= 0 AND "max_attempts" >= 1`,
  },
};

const idempotency: TablePlan = {
  name: 'idempotency',
  columns: [
    textKey('actor'),
    textKey('key'),
    text('request_hash'),
    text('subject_id'),
    instant('created_at'),
  ],
  indices: {
    ix_idempotency_created: ['created_at'],
  },
};

/** In the order in which they are created. */
export const recordTables: TablePlan[] = [room, event, audit, job, idempotency];
