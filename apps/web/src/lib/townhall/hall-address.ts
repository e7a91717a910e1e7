const kept = ['order', 'view', 'stream', 'cursor'];

function query(url: URL, changes: Record<string, string | null>): string {
  const values = new Map(kept.map((name) => [name, url.searchParams.get(name)]));
  for (const [name, value] of Object.entries(changes)) values.set(name, value);
  return [...values]
    .filter(([, value]) => value)
    .map(([name, value]) => `${name}=${encodeURIComponent(value ?? '')}`)
    .join('&');
}

/** The hall's page as the reader has it, with some parameters changed: `?order=newest&view=poll`. */
export function hallQuery(url: URL, changes: Record<string, string | null> = {}): string {
  return `?${query(url, changes)}`;
}

/** A form's action that comes back to the page as the reader has it: `?/ask&order=newest`. */
export function hallAction(url: URL, action: string): string {
  return [`?/${action}`, query(url, {})].filter(Boolean).join('&');
}
