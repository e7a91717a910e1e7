import { spansOf } from './blocks.js';
import type { Block, Inline, TextDocument } from './blocks.js';
import { isRightToLeft } from './languages.js';

const style = `
:root { color-scheme: light dark; }
body { max-width: 44rem; margin: 2rem auto; padding: 0 1rem; font: 1rem/1.6 system-ui, sans-serif; overflow-wrap: anywhere; }
h1, h2, h3 { line-height: 1.25; } h2 { margin-block-start: 2.25rem; } h3 { margin-block: 1.5rem 0.25rem; font-size: 1rem; }
table { border-collapse: collapse; width: 100%; } th, td { padding: 0.35rem 0.6rem; text-align: start; vertical-align: top; }
thead th, tr > * { border-block-end: 1px solid #8886; }
@media print { body { margin: 0; max-width: none; } h2, h3 { break-after: avoid; } tr { break-inside: avoid; } }
`;

/** Writes a document as an HTML page that needs nothing besides itself and runs nothing. */
export function htmlOf(document: TextDocument): string {
  const { title, author, lang, blocks } = document;
  const direction = isRightToLeft(lang) ? 'rtl' : 'ltr';
  return `<!doctype html>
<html lang="${escaped(lang)}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="author" content="${escaped(author)}">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
${htmlBlocks(blocks)}
</main>
</body>
</html>
`;
}

/** Blocks as HTML, safe on any page: every word in them is text. */
export function htmlBlocks(blocks: readonly Block[]): string {
  return blocks.map((block) => written(block)).join('\n');
}

function written(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `<h${block.level}>${words(block.text)}</h${block.level}>`;
    case 'paragraph': {
      const lang = block.lang === undefined ? '' : ` lang="${escaped(block.lang)}"`;
      return `<p${lang} dir="auto">${words(block.text)}</p>`;
    }
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>${block.items.map((item) => `<li>${insides(item)}</li>`).join('')}</${tag}>`;
    }
    case 'bars':
      return `<table><caption>${escaped(block.title)}</caption><tbody>${block.bars.map(({ label, text }) => `<tr>${[label, text].map(cellOf).join('')}</tr>`).join('\n')}</tbody></table>`;
    case 'page':
      return '<hr>';
    case 'table':
      return `<table><thead><tr>${block.head.map((cell) => `<th scope="col">${escaped(cell)}</th>`).join('')}</tr></thead>
<tbody>${block.rows.map((row) => `<tr>${row.map(cellOf).join('')}</tr>`).join('\n')}</tbody></table>`;
  }
}

/** An item that is one paragraph needs no paragraph. */
function insides(item: readonly Block[]): string {
  const [first] = item;
  if (item.length === 1 && first?.kind === 'paragraph') return words(first.text);
  return item.map((block) => written(block)).join('');
}

function cellOf(cell: Inline, index: number): string {
  const tag = index === 0 ? 'th' : 'td';
  return `<${tag}${index === 0 ? ' scope="row"' : ''} dir="auto">${words(cell)}</${tag}>`;
}

function words(text: Inline): string {
  return spansOf(text)
    .map(({ text: written, bold, lang, href }) => {
      let html = escaped(written);
      if (bold) html = `<strong>${html}</strong>`;
      if (lang !== undefined) html = `<span lang="${escaped(lang)}">${html}</span>`;
      if (href === undefined) return html;
      const rel = /^[?#]/.test(href) ? '' : ' rel="nofollow ugc noopener"';
      return `<a href="${escaped(href)}"${rel}>${html}</a>`;
    })
    .join('');
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
