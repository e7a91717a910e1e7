import { flag, instant, integer, key, numberKey, reference, text, textKey } from '../columns.js';
import { foreignKey, type TablePlan } from '../tables.js';

const account: TablePlan = {
  name: 'account',
  columns: [
    key(),
    text('email', { nullable: true }),
    text('display_name'),
    text('locale'),
    text('role', { default: "'resident'" }),
    text('state', { default: "'active'" }),
    instant('created_at'),
    instant('verified_at', { nullable: true }),
  ],
  uniques: {
    uq_account_email: ['email'],
  },
  checks: {
    ck_account_role: `"role" IN ('resident', 'moderator', 'officer', 'administrator')`,
    ck_account_state: `"state" IN ('active', 'deleted')`,
  },
};

const signInCode: TablePlan = {
  name: 'sign_in_code',
  columns: [
    key(),
    text('email'),
    text('code_hash'),
    text('browser_hash'),
    integer('attempts', { default: '0' }),
    instant('created_at'),
    instant('expires_at'),
    instant('used_at', { nullable: true }),
    text('address_hash'),
    text('locale'),
  ],
  indices: {
    ix_sign_in_code_email: ['email', 'created_at'],
    ix_sign_in_code_address: ['address_hash', 'created_at'],
  },
  checks: {
    ck_sign_in_code_attempts: `"attempts" >= 0`,
  },
};

const session: TablePlan = {
  name: 'session',
  columns: [
    textKey('id_hash'),
    reference('id'),
    reference('account_id'),
    instant('created_at'),
    instant('last_seen_at'),
    instant('expires_at'),
    text('user_agent'),
  ],
  uniques: {
    uq_session_id: ['id'],
  },
  indices: {
    ix_session_account: ['account_id'],
    ix_session_expires: ['expires_at'],
  },
  foreignKeys: [foreignKey('fk_session_account', 'account_id', 'account', 'CASCADE')],
};

const outgoingMail: TablePlan = {
  name: 'outgoing_mail',
  columns: [
    key(),
    text('recipient'),
    text('subject'),
    text('body'),
    instant('created_at'),
    instant('sent_at', { nullable: true }),
    flag('kept'),
  ],
  indices: {
    ix_outgoing_mail_created: ['created_at'],
  },
};

const council: TablePlan = {
  name: 'council',
  columns: [
    numberKey('id'),
    text('name'),
    text('logo_type', { nullable: true }),
    text('logo', { nullable: true }),
    integer('logo_version', { default: '0' }),
    text('colours'),
    text('theme_css'),
    text('locales'),
    text('default_locale'),
    text('contact_email', { nullable: true }),
    integer('version', { default: '1' }),
  ],
  checks: {
    ck_council_one: `"id" = 1`,
  },
};

const topic: TablePlan = {
  name: 'topic',
  columns: [key(), text('names'), integer('position'), flag('archived')],
};

const area: TablePlan = {
  name: 'area',
  columns: [key(), text('names'), integer('position'), flag('archived')],
};

/** In the order in which they are created. */
export const accountsTables: TablePlan[] = [account, signInCode, session, outgoingMail, council, topic, area];
