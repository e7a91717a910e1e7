/** Letters of other scripts that are drawn like Latin ones, and are put among those to get past word lists. */
const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u];
/** Mathematical and full-width letters, and signs that are drawn as letters in circles or squares. */
const fancy =
  /[\u{1D400}-\u{1D7FF}\u{FF21}-\u{FF3A}\u{FF41}-\u{FF5A}\u{24B6}-\u{24E9}\u{1F130}-\u{1F189}]{3}/u;
/** Characters without a width inside a word, as nobody types them. The joiners that some scripts need are left alone. */
const invisibleInside = /\p{Script=Latin}[\u{00AD}\u{200B}-\u{200D}\u{2060}\u{FEFF}]+\p{Script=Latin}/u;
/** More marks on one letter than any language stacks. */
const stacked = /\p{M}{5}/u;

/** Whether a text is written so that it looks like something else: mixed scripts in a word, hidden characters, fancy letters. */
export function holdsLookAlikes(text: string): boolean {
  if (fancy.test(text) || invisibleInside.test(text) || stacked.test(text.normalize('NFD'))) return true;
  return (text.match(/[\p{L}\p{M}]+/gu) ?? []).some(
    (word) => [...word].length > 1 && scripts.filter((script) => script.test(word)).length > 1,
  );
}
