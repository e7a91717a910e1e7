/**
 * What a spreadsheet may run: a sign that begins a formula, also a full-width one or after blanks, or a control character that
 * some programs drop before they look. Apostrophes in front count, so that the escape of an escaped text can be undone.
 */
const runnable = /^'*(?:[\p{Z}\p{Cc}\p{Cf}]*[=+\-@|%＝＋－＠]|[\t\r\n\0])/u;

/** The text with an apostrophe in front where a spreadsheet would take it for a formula. `plainCell` undoes it. */
export function safeCell(text: string): string {
  return runnable.test(text) ? `'${text}` : text;
}

/** The text that `safeCell` was given. */
export function plainCell(cell: string): string {
  return cell.startsWith("'") && runnable.test(cell) ? cell.slice(1) : cell;
}
