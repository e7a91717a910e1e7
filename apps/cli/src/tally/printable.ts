/** A text from a file as one line that a terminal shows and does not obey. */
export function printable(text: string): string {
  return text.replace(/\p{Cc}/gu, '\uFFFD');
}
