import type { VerifySignature } from '@openhall/domain/transparency';

/** Checks Ed25519 signatures with the browser's own cryptography. */
export const verifyEd25519: VerifySignature = async (message, signature, publicKey) => {
  const key = await crypto.subtle.importKey('raw', bytes(publicKey), { name: 'Ed25519' }, false, ['verify']);
  return crypto.subtle.verify({ name: 'Ed25519' }, key, bytes(signature), bytes(message));
};

/** Whether this browser can: it needs a page over HTTPS and Ed25519, which browsers have had since 2023 to 2025. */
export async function knowsEd25519(): Promise<boolean> {
  try {
    const generator = crypto.subtle as SubtleCrypto | undefined;
    // The base point of the curve, a key that every implementation takes.
    const point = Uint8Array.from({ length: 32 }, (_, place) => (place === 0 ? 0x58 : 0x66));
    await generator?.importKey('raw', point, { name: 'Ed25519' }, false, ['verify']);
    return generator !== undefined;
  } catch {
    return false;
  }
}

/** The same bytes in memory of their own: the browser takes no views on shared memory. */
function bytes(view: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(view);
}
