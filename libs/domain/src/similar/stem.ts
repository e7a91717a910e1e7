/** Endings of English and Spanish, the longest first; at least four letters stay, so that short words keep their sense. */
const endings =
  /^(.{4,}?)(?:amientos?|imientos?|aciones|acion|mente|iendo|ando|adas|ados|idas|idos|ings?|ations?|ments?|ness|ada|ado|ida|ido|aban|aran|eran|iran|aria|eria|aba|ara|era|ira|ies|ied|ing|ed|es|as|os|ly|ar|er|ir|an|en|a|e|o|s|y)$/u;

/** The word without endings that change with number, gender or tense; a simple cut, not a dictionary. */
export function stem(word: string): string {
  const shorter = endings.exec(word)?.[1];
  // Again, so that an ending that happens to end the plain word (repair) is cut from its longer forms too.
  return shorter === undefined ? word : stem(shorter);
}
