import MarkdownIt from 'markdown-it';
import type { Token } from 'markdown-it';
import sanitizeHtml from 'sanitize-html';

// No raw HTML in, and the output is sanitized again: two locks, since either library may err.
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true, typographer: false }).disable([
  'image',
]);

const allowed: sanitizeHtml.IOptions = {
  allowedTags: [
    'p',
    'br',
    'hr',
    'strong',
    'em',
    's',
    'a',
    'ul',
    'ol',
    'li',
    'blockquote',
    'code',
    'pre',
    'h3',
    'h4',
    'h5',
    'table',
    'thead',
    'tbody',
    'tr',
    'th',
    'td',
  ],
  allowedAttributes: { a: ['href', 'rel'], ol: ['start'] },
  allowedSchemes: ['https', 'http', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    h1: 'h3',
    h2: 'h4',
    h6: 'h5',
    a: sanitizeHtml.simpleTransform('a', { rel: 'nofollow ugc noopener' }),
  },
};

/** Markdown as people write it, to HTML that is safe on our pages: no images, scripts, styles or odd schemes; headings below the page's own. */
export function safeHtml(text: string): string {
  return sanitizeHtml(markdown.render(text), allowed);
}

/** The first `length` characters of a Markdown text as plain words, for lists. Plain text, not HTML: whoever shows it escapes it. */
export function excerptOf(text: string, length = 240): string {
  // Four times as much source is enough for the words, and keeps a long list of long texts quick.
  const words = wordsOf(markdown.parse(text.slice(0, length * 4), {}))
    .replace(/\s+/g, ' ')
    .trim();
  const characters = [...words];
  return characters.length <= length
    ? words
    : `${characters
        .slice(0, length - 1)
        .join('')
        .trimEnd()}…`;
}

function wordsOf(tokens: Token[]): string {
  return tokens
    .map(({ type, content, children }) => {
      if (children) return `${wordsOf(children)} `;
      return type === 'softbreak' || type === 'hardbreak' ? ' ' : content;
    })
    .join('');
}
