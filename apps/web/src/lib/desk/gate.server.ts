import { error } from '@sveltejs/kit';
import { roleAtLeast, type Role } from '@openhall/domain/accounts';
import type { Me } from '@openhall/contracts/identity';
import { askToSignIn } from '$lib/server/api.js';

/** Lets through who has at least this role; others are asked to sign in or are told that the page is not for them. */
export function requireRole(event: { locals: App.Locals; url: URL }, minimum: Role): Me {
  const { account } = event.locals.bootstrap;
  if (!account) askToSignIn(event);
  if (!roleAtLeast(account.role, minimum)) error(403, { message: 'Forbidden', code: 'not_allowed' });
  return account;
}
