/** The beginning of a body tells enough. */
const bodyAsked = 1_000;

/** The path in the API of what says something like a text. */
export function similarPath(slug: string, { title, body }: { title: string; body: string }): string {
  const query = new URLSearchParams({ title: title.slice(0, 300), body: body.slice(0, bodyAsked) });
  return `/consultations/${encodeURIComponent(slug)}/similar-proposals?${query}`;
}
