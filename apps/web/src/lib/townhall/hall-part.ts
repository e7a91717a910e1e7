export const hallParts = ['questions', 'polls', 'speakers', 'agenda'] as const;

/** One of the parts of a live hall; a phone shows one at a time. */
export type HallPart = (typeof hallParts)[number];

export function hallPartIn(url: URL): HallPart {
  const wanted = url.searchParams.get('view');
  return hallParts.find((part) => part === wanted) ?? 'questions';
}
