import type { ConsultationText } from '@openhall/contracts/consultations';

/** The fields that a consultation says in each language. */
export const textFields = [
  'title',
  'summary',
  'purpose',
  'background',
  'canChange',
  'cannotChange',
  'decision',
  'nextSteps',
  'conduct',
] as const satisfies readonly (keyof ConsultationText)[];

export type TextsByLanguage = Readonly<Record<string, Partial<ConsultationText>>>;

/** A language exists once it has a title. */
export function existingLanguages(texts: TextsByLanguage): string[] {
  return Object.keys(texts).filter((locale) => texts[locale]?.title);
}

/** The language for a reader who asked for `asked`: that one or its base (`es` for `es-MX`), else the default, else the first that exists. */
export function languageFor(
  texts: TextsByLanguage,
  asked: string | undefined,
  defaultLocale: string,
): string {
  const existing = existingLanguages(texts);
  const wanted = [asked, asked?.split('-')[0], defaultLocale];
  return wanted.find((tag) => tag !== undefined && existing.includes(tag)) ?? existing[0] ?? defaultLocale;
}

/** The words in one language; a field that is empty there comes from the default language. */
export function wordsIn(texts: TextsByLanguage, locale: string, defaultLocale: string): ConsultationText {
  const word = (field: keyof ConsultationText) =>
    texts[locale]?.[field] || texts[defaultLocale]?.[field] || '';
  return Object.fromEntries(textFields.map((field) => [field, word(field)])) as Record<
    keyof ConsultationText,
    string
  >;
}

/** By language other than the default, the fields that are empty there but filled in the default language. */
export function missingWords(
  texts: TextsByLanguage,
  locales: readonly string[],
  defaultLocale: string,
): Record<string, (keyof ConsultationText)[]> {
  const filled = textFields.filter((field) => texts[defaultLocale]?.[field]);
  const missing: Record<string, (keyof ConsultationText)[]> = {};
  for (const locale of locales) {
    const lacking = filled.filter((field) => !texts[locale]?.[field]);
    if (locale !== defaultLocale && lacking.length > 0) missing[locale] = lacking;
  }
  return missing;
}

/** Words for every field, empty where none are given. */
export function completeText(words: Partial<ConsultationText>): ConsultationText {
  return wordsIn({ words }, 'words', 'words');
}

/** Whether the text is a language tag such as `es` or `pt-BR`, written the usual way. */
export function isLanguageTag(tag: string): boolean {
  try {
    return tag.length <= 35 && Intl.getCanonicalLocales(tag)[0] === tag;
  } catch {
    return false;
  }
}
