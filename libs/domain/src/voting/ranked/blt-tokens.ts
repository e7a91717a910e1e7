import { RankedFileError } from './ranked-file-error.js';

/** A word or a quoted text of a `.blt` file, and its line. */
export interface BltToken {
  readonly text: string;
  readonly quoted: boolean;
  readonly line: number;
}

/** Splits the text; `#` outside quotes begins a comment. A quoted text ends in its own line. */
export function bltTokens(text: string): BltToken[] {
  const tokens: BltToken[] = [];
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  lines.forEach((content, index) => readLine(content, index + 1, tokens));
  return tokens;
}

function readLine(content: string, line: number, tokens: BltToken[]): void {
  const word = /\s*(?:#.*$|"((?:[^"\\]|\\.)*)"|(")|([^\s"#]+))/gy;
  for (;;) {
    const before = word.lastIndex;
    const match = word.exec(content);
    if (!match) {
      if (content.slice(before).trim() === '') return;
      throw new RankedFileError('text-after-quote', line, content.slice(before).trim());
    }
    const [, quoted, open, plain] = match;
    if (open !== undefined) throw new RankedFileError('unclosed-quote', line);
    if (quoted !== undefined) tokens.push({ text: quoted.replace(/\\(.)/g, '$1'), quoted: true, line });
    else if (plain !== undefined) tokens.push({ text: plain, quoted: false, line });
    else return;
  }
}
