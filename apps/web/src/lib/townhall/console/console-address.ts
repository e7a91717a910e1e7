const kept = ['order', 'list', 'view', 'question', 'find', 'people'];

/** The console as this moderator has it, with some parameters changed: `?list=deferred&question=ID`. */
export function consoleQuery(url: URL, changes: Record<string, string | null> = {}): string {
  const values = new URLSearchParams();
  for (const name of kept) {
    const value = name in changes ? changes[name] : url.searchParams.get(name);
    // A search for everybody has no words.
    if (value || (name === 'people' && value === '')) values.set(name, value);
  }
  return `?${values}`;
}

/** A form's action that comes back to the console as the moderator has it. */
export function consoleAction(url: URL, action: string): string {
  return `?/${action}&${consoleQuery(url).slice(1)}`;
}
