import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { excerptOf, safeHtml } from './markdown.js';

describe('Markdown made safe', () => {
  it('keeps what people need to write', () => {
    const html = safeHtml(
      '# Trees\n\n**Six** lindens, see [the plan](https://example.org/plan)\n\n- one\n- two',
    );
    expect(html).toContain('<h3>Trees</h3>');
    expect(html).toContain('<strong>Six</strong>');
    expect(html).toContain('<a href="https://example.org/plan" rel="nofollow ugc noopener">the plan</a>');
    expect(html).toContain('<li>one</li>');
  });

  it.each([
    '<script>alert(1)</script>',
    '[x](javascript:alert(1))',
    '[x](JaVaScRiPt:alert(1))',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '<img src=x onerror=alert(1)>',
    '![x](https://example.org/track.png)',
    '<a href="https://example.org" onclick="alert(1)">x</a>',
    '<style>body{display:none}</style>',
    '[x](//evil.example)',
  ])('lets nothing run or load: %s', (text) => {
    const html = safeHtml(text);
    expect(html).not.toMatch(/<(script|img|style|iframe)|<[^>]*\son\w+=|href="(javascript|data|\/\/)/i);
  });

  it('never gives an element that is not allowed, whatever is written', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.constantFrom(...'<>/="\'`*_[]()#!&;:ab \n', 'script', 'javascript:', 'onload'),
        }),
        (text) => {
          expect(safeHtml(text)).not.toMatch(
            /<(?!\/?(p|br|hr|strong|em|s|a|ul|ol|li|blockquote|code|pre|h3|h4|h5|table|thead|tbody|tr|th|td)\b)/,
          );
        },
      ),
    );
  });
});

describe('an excerpt', () => {
  it('has the words without the marks', () => {
    expect(excerptOf('# Trees\n\n**Six** lindens & a [plan](https://example.org)\nby `Mill Lane`')).toBe(
      'Trees Six lindens & a plan by Mill Lane',
    );
  });

  it('is cut at a character, never inside one', () => {
    expect(excerptOf('🌳'.repeat(50), 10)).toBe(`${'🌳'.repeat(9)}…`);
  });
});
