/** Opens another page, or this one afresh. Never resolves: this page ends. */
export function leaveFor(address: string | URL): Promise<never> {
  const target = new URL(address, location.href);
  const stays =
    target.hash !== '' && target.pathname === location.pathname && target.search === location.search;
  location.href = target.href;
  // To the browser, another place in the same document is no reason to ask the server again.
  if (stays) location.reload();
  return new Promise(() => {});
}
