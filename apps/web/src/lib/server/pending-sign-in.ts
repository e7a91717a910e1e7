import type { Cookies } from '@sveltejs/kit';
import type { CodeSent } from '@openhall/contracts/identity';
import { safeReturn } from './api.js';

/** A code that was sent and not entered yet. Phones drop the tab while one reads the mail: this brings the form back. */
export interface PendingSignIn extends CodeSent {
  return: string;
}

const name = 'pending-sign-in';
const path = '/sign-in';

export function keepPending(event: { cookies: Cookies; url: URL }, pending: PendingSignIn): void {
  event.cookies.set(name, JSON.stringify(pending), {
    path,
    httpOnly: true,
    sameSite: 'lax',
    secure: event.url.protocol === 'https:',
    expires: new Date(pending.expiresAt),
  });
}

export function readPending(event: { cookies: Cookies }): PendingSignIn | null {
  try {
    const kept: unknown = JSON.parse(event.cookies.get(name) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return null;
    const {
      email,
      expiresAt,
      resendAt,
      return: wanted,
    } = kept as Partial<Record<keyof PendingSignIn, unknown>>;
    if (typeof email !== 'string' || typeof expiresAt !== 'number' || typeof resendAt !== 'number')
      return null;
    return { email, expiresAt, resendAt, return: safeReturn(wanted) };
  } catch {
    return null;
  }
}

export function forgetPending(event: { cookies: Cookies }): void {
  event.cookies.delete(name, { path });
}
