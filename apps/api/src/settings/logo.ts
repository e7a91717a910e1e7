import { limits } from '@openhall/contracts/limits';

export interface Logo {
  type: 'image/png' | 'image/jpeg' | 'image/webp';
  bytes: Buffer;
}

const startsWith = (bytes: Buffer, start: number[], at = 0): boolean =>
  start.every((byte, index) => bytes[at + index] === byte);

function typeOf(bytes: Buffer): Logo['type'] | null {
  if (startsWith(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return 'image/png';
  if (startsWith(bytes, [0xff, 0xd8, 0xff])) return 'image/jpeg';
  const isWebp =
    startsWith(bytes, [0x52, 0x49, 0x46, 0x46]) && startsWith(bytes, [0x57, 0x45, 0x42, 0x50], 8);
  return isWebp ? 'image/webp' : null;
}

/** The image of a base64 text, by what it begins with and not by what it claims to be; null when it is none that we serve. */
export function readLogo(base64: string): Logo | null {
  if (base64.length > Math.ceil(limits.logoBytes / 3) * 4 || !/^[A-Za-z0-9+/]+={0,2}$/.test(base64))
    return null;
  const bytes = Buffer.from(base64, 'base64');
  const type = typeOf(bytes);
  return type && bytes.length <= limits.logoBytes ? { type, bytes } : null;
}
