export const consoleParts = ['waiting', 'queue', 'speakers', 'polls', 'more'] as const;

/** Parts of the console; a narrow window shows one at a time. */
export type ConsolePart = (typeof consoleParts)[number];

export function consolePartIn(url: URL): ConsolePart {
  const wanted = url.searchParams.get('view');
  return consoleParts.find((part) => part === wanted) ?? 'waiting';
}
