import { describe, expect, it } from '@jest/globals';
import { safeHtml } from '@openhall/api/common/markdown';
import { asMarkdown } from './plain-markdown.js';

const shown = (text: string): string =>
  safeHtml(asMarkdown(text))
    .replace(/<br \/>\n?/g, '\n')
    .replace(/<\/?p>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&amp;/g, '&')
    .trim();

describe('plain text as Markdown', () => {
  it.each([
    '# no heading',
    '- no list',
    '+ no list either',
    '1. no number',
    '2) nor this',
    '> no quotation',
    'a *b* c_d_ `e` [f](g) ~~h~~',
    'back\\slash and a | pipe',
    '<script>alert(1)</script>',
    'line\n---\nline',
    'line\n===\nline',
    'half-word and 3.5 and a - b',
  ])('shows %j as it is', (text) => {
    expect(shown(text)).toBe(text);
  });

  it('shows text that was indented like code as text', () => {
    expect(safeHtml(asMarkdown('    four spaces'))).toBe('<p>four spaces</p>\n');
  });

  it('leaves addresses whole, so that they become links', () => {
    expect(safeHtml(asMarkdown('see https://example.org/a_b*c now'))).toContain(
      'href="https://example.org/a_b*c"',
    );
  });
});
