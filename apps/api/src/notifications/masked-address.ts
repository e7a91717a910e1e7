/** Enough of an e-mail address to recognise whose it is, and not enough to write to it: `a…z@example.org`. */
export function maskedAddress(address: string): string {
  const at = address.lastIndexOf('@');
  const name = [...address.slice(0, Math.max(at, 0))];
  const shown = name.length > 2 ? `${name[0] ?? ''}…${name.at(-1) ?? ''}` : '…';
  return shown + address.slice(Math.max(at, 0));
}
