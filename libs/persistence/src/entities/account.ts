import { Check, Entity, ForeignKey, Index, Unique } from 'typeorm';
import {
  InstantColumn,
  IntegerColumn,
  KeyColumn,
  ReferenceColumn,
  TextColumn,
  TextKeyColumn,
} from './columns.js';

/** `guest`: somebody in a town hall without an account of their own; no e-mail, a session, forgotten after the hall. */
export type AccountRole = 'guest' | 'resident' | 'moderator' | 'officer' | 'administrator';
export type AccountState = 'active' | 'deleted';

/** A person who can sign in. A deleted account keeps its row, without e-mail and name. */
@Entity('account')
@Unique('uq_account_email', ['email'])
@Check('ck_account_role', `"role" IN ('guest', 'resident', 'moderator', 'officer', 'administrator')`)
@Check('ck_account_state', `"state" IN ('active', 'deleted')`)
export class Account {
  @KeyColumn() id!: string;
  /** Lower-cased; null once the account is deleted. */
  @TextColumn('email', { nullable: true }) email!: string | null;
  @TextColumn('display_name') displayName!: string;
  @TextColumn('locale') locale!: string;
  @TextColumn('role', { default: 'resident' }) role!: AccountRole;
  @TextColumn('state', { default: 'active' }) state!: AccountState;
  @InstantColumn('created_at') createdAt!: number;
  /** When the e-mail address answered. */
  @InstantColumn('verified_at', { nullable: true }) verifiedAt!: number | null;
  /** When an administrator said that the person's address was checked: a verified resident. */
  @InstantColumn('address_checked_at', { nullable: true }) addressCheckedAt!: number | null;
}

/** A one-time code that was sent by e-mail. Only hashes are kept. */
@Entity('sign_in_code')
@Index('ix_sign_in_code_email', ['email', 'createdAt'])
@Index('ix_sign_in_code_address', ['addressHash', 'createdAt'])
@Check('ck_sign_in_code_attempts', `"attempts" >= 0`)
export class SignInCode {
  @KeyColumn() id!: string;
  @TextColumn('email') email!: string;
  @TextColumn('code_hash') codeHash!: string;
  @TextColumn('browser_hash') browserHash!: string;
  @IntegerColumn('attempts', { default: 0 }) attempts!: number;
  @InstantColumn('created_at') createdAt!: number;
  @InstantColumn('expires_at') expiresAt!: number;
  @InstantColumn('used_at', { nullable: true }) usedAt!: number | null;
  @TextColumn('address_hash') addressHash!: string;
  @TextColumn('locale') locale!: string;
}

/** A signed-in browser. The cookie's value is kept only as a hash; `id` is what the account page shows. */
@Entity('session')
@Unique('uq_session_id', ['id'])
@Index('ix_session_account', ['accountId'])
@Index('ix_session_expires', ['expiresAt'])
export class Session {
  @TextKeyColumn('id_hash') idHash!: string;
  @ReferenceColumn('id') id!: string;
  @ForeignKey('Account', { name: 'fk_session_account', onDelete: 'CASCADE' })
  @ReferenceColumn('account_id')
  accountId!: string;
  @InstantColumn('created_at') createdAt!: number;
  @InstantColumn('last_seen_at') lastSeenAt!: number;
  @InstantColumn('expires_at') expiresAt!: number;
  @TextColumn('user_agent') userAgent!: string;
}
