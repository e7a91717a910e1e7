import { domainToASCII } from 'node:url';
import { limits } from '@openhall/contracts/limits';

const localPart = /^[^\s\p{C}"(),:;<>@[\\\].]+(\.[^\s\p{C}"(),:;<>@[\\\].]+)*$/u;
const domainPart =
  /^(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;

/**
 * The one form of an e-mail address that is stored, compared and written to: NFC, lower-case, its domain in ASCII.
 * @returns null when it is not an address (a list, a display name, a line break, an address without a domain)
 */
export function normaliseEmail(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > limits.email.max) return null;
  const at = trimmed.lastIndexOf('@');
  const local = trimmed.slice(0, Math.max(at, 0)).normalize('NFC').toLowerCase();
  const domain = domainToASCII(trimmed.slice(at + 1));
  if (!localPart.test(local) || Buffer.byteLength(local) > 64) return null;
  if (!domainPart.test(domain) || domain.length > 253) return null;
  const address = `${local}@${domain}`;
  return address.length > limits.email.max ? null : address;
}
