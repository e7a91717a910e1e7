import { AsyncLocalStorage } from 'node:async_hooks';
import { baseLocale, chooseLocale, type Locale, resolveLocaleWith } from '@openhall/messages/catalogue';
import type { Bootstrap } from '@openhall/contracts/council';

export const localeCookie = 'locale';

const current = new AsyncLocalStorage<Locale>();
resolveLocaleWith(() => current.getStore() ?? baseLocale);

/** Runs the rendering of one request; messages inside it speak its language. */
export function withLocale<T>(locale: Locale, work: () => T): T {
  return current.run(locale, work);
}

/** Language tags of an `Accept-Language` header, the most wanted first. */
export function acceptedLanguages(header: string | null): string[] {
  return (header ?? '')
    .split(',')
    .map((part, position) => {
      const [tag = '', ...parameters] = part.trim().split(';');
      const quality = parameters.map((one) => /^\s*q=([\d.]+)/.exec(one)?.[1]).find(Boolean);
      return { tag: tag.trim(), quality: quality === undefined ? 1 : Number(quality), position };
    })
    .filter(({ tag, quality }) => tag !== '' && tag !== '*' && quality > 0)
    .sort((a, b) => b.quality - a.quality || a.position - b.position)
    .map(({ tag }) => tag);
}

/** The language of a page: chosen here before, the account's, the browser's, the council's. */
export function localeFor(request: {
  chosen?: string;
  accepted: string | null;
  bootstrap: Bootstrap;
}): Locale {
  const { council, account } = request.bootstrap;
  const wanted = [
    request.chosen,
    account?.locale,
    ...acceptedLanguages(request.accepted),
    council.defaultLocale,
  ];
  const tags = wanted.filter((tag): tag is string => Boolean(tag));
  return chooseLocale(tags, council.locales) ?? baseLocale;
}
