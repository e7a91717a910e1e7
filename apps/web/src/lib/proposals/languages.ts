/** Languages that people here may write in beside the council's own, so that screen readers speak them rightly. */
const others = 'ar bg ca cs da de el en es eu fi fr gl hu it nl no pl pt ro ru sv tr uk ur zh'.split(' ');

/** A language in its own words: `español`. */
export function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  } catch {
    return tag;
  }
}

/** Choices for the language of a contribution, the council's first. */
export function languageOptions(locales: readonly string[]): { value: string; label: string }[] {
  const tags = [...locales, ...others.filter((tag) => !locales.includes(tag))];
  return tags.map((tag) => ({ value: tag, label: languageName(tag) }));
}
