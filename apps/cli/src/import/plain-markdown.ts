/** Addresses stay as they are, so that they become links. */
const address = /https?:\/\/[^\s<>]+/g;

/** Signs that Markdown takes for something wherever they stand. */
const anywhere = /[\\`*_[\]<~|]/g;

/** Signs that it takes for something at the start of a line: headings, quotes, lists, rules. */
const atLineStart = /^[ \t]*(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|-{3,}|={2,}|\d{1,9}[.)](?=\s|$))/gm;

/** Plain text as Markdown that reads as the same plain text. */
export function asMarkdown(text: string): string {
  let escaped = '';
  let from = 0;
  for (const match of text.matchAll(address)) {
    escaped += escapeSigns(text.slice(from, match.index)) + match[0];
    from = match.index + match[0].length;
  }
  escaped += escapeSigns(text.slice(from));
  return escaped.replace(/^[ \t]+/gm, '').replace(atLineStart, escapeStart);
}

function escapeSigns(text: string): string {
  return text.replace(anywhere, '\\$&');
}

function escapeStart(start: string): string {
  return /^\d/.test(start) ? start.replace(/[.)]$/, '\\$&') : `\\${start}`;
}
