import { baseLocale } from '@openhall/messages/catalogue';

type Say = (inputs: never) => string;
/** The messages of one area, each at its number. */
type Words = readonly Say[];
type LoadWords = () => Promise<{ words: Words }>;

const onTheirWay: Promise<unknown>[] = [];

/**
 * The words of one area in the language of the page; the build writes the calls (see `plugins/words.ts`). They are fetched
 * at once, and a page comes to life when they have arrived.
 */
export function wordsOf(loaders: Record<string, LoadWords>): (number: number, inputs: unknown) => string {
  let words: Words = [];
  const load = loaders[document.documentElement.lang] ?? loaders[baseLocale];
  if (load) onTheirWay.push(load().then((module) => (words = module.words)));
  return (number, inputs) => words[number]?.(inputs as never) ?? '';
}

/** Resolves when everything that the scripts of the page have to say is there. */
export async function wordsArrived(): Promise<void> {
  await Promise.all(onTheirWay);
}
