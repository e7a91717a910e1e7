import { getTextDirection, isLocale, type Locale, overwriteGetLocale } from '../generated/runtime.js';

export { m } from '../generated/messages.js';
export { baseLocale, getLocale, isLocale, locales, type Locale } from '../generated/runtime.js';

/**
 * Tells every message called without a locale which one to use: once per process on the server (reading an
 * AsyncLocalStorage), once per page in the browser (reading `<html lang>`). The API never uses this; it names the locale.
 */
export function resolveLocaleWith(current: () => Locale): void {
  overwriteGetLocale(current);
}

/** `rtl` or `ltr`, for the `dir` attribute. Takes any language tag. */
export function textDirection(locale: string): 'ltr' | 'rtl' {
  return getTextDirection(locale);
}

/**
 * The best interface language for a reader.
 * @param wanted language tags, the most wanted first; `es-MX` is served by `es`
 * @param offered what the council offers; tags without messages are left out
 */
export function chooseLocale(wanted: readonly string[], offered: readonly string[]): Locale | undefined {
  const choices = offered.filter((tag): tag is Locale => isLocale(tag));
  for (const tag of wanted) {
    const found = choices.find((one) => one === tag) ?? choices.find((one) => one === tag.split('-')[0]);
    if (found) return found;
  }
  return undefined;
}
