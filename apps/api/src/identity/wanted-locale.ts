import { baseLocale, chooseLocale, isLocale } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';

/**
 * The language to write to somebody in: the one asked for, else the browser's, else the council's own.
 * @param acceptLanguage the `Accept-Language` header
 */
export function wantedLocale(
  asked: string | undefined,
  acceptLanguage: string | undefined,
  council: { locales: readonly string[]; defaultLocale: string },
): Locale {
  const accepted = (acceptLanguage ?? '')
    .slice(0, 500)
    .split(',')
    .map((part) => {
      const [tag = '', quality] = part.trim().split(/;\s*q=/);
      return { tag, quality: quality === undefined ? 1 : Number(quality) || 0 };
    })
    .sort((one, other) => other.quality - one.quality)
    .map(({ tag }) => tag);
  const fallback = isLocale(council.defaultLocale) ? council.defaultLocale : baseLocale;
  return chooseLocale([...(asked ? [asked] : []), ...accepted], council.locales) ?? fallback;
}
