/** Controls, but for tab and line feed, and halves of characters (what is left of cut or broken text). */
const unwanted = /[^\P{Cc}\n\t]|\p{Cs}/gu;
/** Embeddings, overrides and isolates, which can make a text read differently from what it says. */
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/gu;
/** Byte order marks and invisible letters that serve only to look empty. */
const invisible = /[\uFEFF\u3164\u115F\u1160\uFFA0]/gu;
/** Joiners, marks of direction and zero-width spaces are part of honest writing, in ones and twos. */
const zeroWidthRun = /([\u061C\u200B-\u200F\u2060]{2})[\u061C\u200B-\u200F\u2060]+/gu;
/** No script stacks so many marks on one letter; piled up, they paint over the lines above. */
const markPile = /(\p{Mn}{12})\p{Mn}+/gu;

/**
 * Text as it is kept: NFC, line feeds as the only line ends, no control characters, no bidirectional overrides, no
 * lone surrogates, no long runs of invisible characters; trimmed. Markdown and all scripts come through unchanged.
 */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085]/gu, '\n')
    .replace(unwanted, '')
    .replace(bidiControls, '')
    .replace(invisible, '')
    .normalize('NFC')
    .replace(zeroWidthRun, '$1')
    .replace(markPile, '$1')
    .trim();
}

/** The same for names and titles: one line, one space between words. */
export function cleanSingleLine(text: string): string {
  return cleanText(text).replace(/\s+/gu, ' ');
}

/** Whether the text says anything: at least one letter or number of any script. Emoji and signs alone do not. */
export function isMeaningful(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text.replace(invisible, ''));
}

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' });

/** How many characters a reader sees: a family emoji or a letter with its accents is one. */
export function visibleLength(text: string): number {
  return [...graphemes.segment(text)].length;
}
