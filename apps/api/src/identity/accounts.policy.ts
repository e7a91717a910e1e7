import type { ErrorCode } from '@openhall/contracts/errors';

/** Why somebody may not stop being administrator, or null. There is always one left who can let others in. */
export function mayLeaveAdministrators(
  accountId: string,
  administrators: readonly string[],
): ErrorCode | null {
  const isLast = administrators.length === 1 && administrators[0] === accountId;
  return isLast ? 'last_administrator' : null;
}

/**
 * Why `actorId` may not give `accountId` another role, or null.
 * @param administrators all of them, as they are now
 */
export function mayChangeRole(
  actorId: string,
  accountId: string,
  administrators: readonly string[],
): ErrorCode | null {
  if (actorId === accountId) return 'own_role';
  // The door was passed a moment ago; another administrator may have closed it since.
  if (!administrators.includes(actorId))
    return mayLeaveAdministrators(accountId, administrators) ?? 'not_allowed';
  return null;
}
