import type { Alignment } from '@openhall/contracts/comments';
import { limits } from '@openhall/contracts/limits';
import { cleanSingleLine, cleanText } from '@openhall/domain/text';
import { RowProblem } from './csv-rows.js';
import type { Fields } from './csv-rows.js';
import { countIn, degreeIn, keyIn, momentIn, refuseLong } from './fields.js';
import { importedConsultation } from './imported-consultation.js';
import { asMarkdown } from './plain-markdown.js';
import type { Preset } from './preset.js';

const source = 'decidim';
const timeZone = 'UTC';
/** What releases have called the number of supports. */
const supportColumns = ['supports', 'proposal_votes_count', 'votes_count', 'votes'];
const alignments: Record<string, Alignment> = { '1': 'for', '0': 'neutral', '-1': 'against' };
const commentOfComment = 'Decidim::Comments::Comment';

/**
 * Decidim's open data: fields between `;`, nested names with `/`, a column for each language (`title/ca`). Of several
 * languages the first that is filled in is taken. Texts may be HTML and become plain words.
 */
export const decidim: Preset = {
  source,
  delimiter: ';',
  proposals: {
    columns: ['id', 'published_at'],
    read(fields, columns) {
      const title = inSomeLanguage('title', fields, columns);
      const body = inSomeLanguage('body', fields, columns);
      const words = cleanSingleLine(plainOf(title.text));
      if (words === '') throw new RowProblem('the title is empty');
      refuseLong('title', words, limits.proposalTitle.max);
      const text = asMarkdown(cleanText(plainOf(body.text)));
      refuseLong('body', text, limits.proposalBody.max);
      const supports = supportColumns.find((column) => columns.includes(column));
      return {
        sourceKey: keyIn(fields('id'), 'id'),
        ...{ title: words, body: text, lang: title.lang, author: fields('author/name').trim() || null },
        topicId: null,
        areaId: null,
        place: cleanSingleLine(fields('address')).slice(0, limits.place.max) || null,
        latitude: degreeIn(fields('latitude'), 'latitude', 90),
        longitude: degreeIn(fields('longitude'), 'longitude', 180),
        publishedAt: momentIn(fields('published_at'), 'published_at', timeZone),
        supports: supports === undefined ? 0 : countIn(fields(supports), supports),
      };
    },
  },
  comments: {
    columns: ['id', 'created_at', 'commentable_id', 'commentable_type'],
    read(fields, columns) {
      const body = inSomeLanguage('body', fields, columns);
      const text = asMarkdown(cleanText(plainOf(body.text)));
      refuseLong('body', text, limits.commentBody.max);
      const isAnswer = fields('commentable_type') === commentOfComment;
      const about = fields('commentable_id');
      return {
        sourceKey: keyIn(fields('id'), 'id'),
        parentKey: isAnswer ? keyIn(about, 'commentable_id') : null,
        proposalKey: isAnswer ? proposalOf(fields) : keyIn(about, 'commentable_id'),
        authorName: fields('author/name').trim() || null,
        alignment: alignments[fields('alignment').trim()] ?? 'neutral',
        body: text,
        lang: fields('locale').trim() || body.lang,
        helpful: 0,
        createdAt: momentIn(fields('created_at'), 'created_at', timeZone),
      };
    },
  },
  consultation: (slug, instants, now) =>
    importedConsultation(slug, { source, title: slug, lang: 'en', timeZone }, instants, now),
};

/** An answer names its proposal in an address alone. */
function proposalOf(fields: Fields): string {
  const address = fields('root_commentable_url');
  const [, id] = /\/proposals\/(\d+)/.exec(address) ?? [];
  if (id === undefined) throw new RowProblem('root_commentable_url names no proposal');
  return id;
}

function inSomeLanguage(
  name: string,
  fields: Fields,
  columns: readonly string[],
): { text: string; lang: string } {
  const own = columns.filter((column) => column === name || column.startsWith(`${name}/`));
  const filled = own.find((column) => fields(column).trim() !== '');
  const [, lang] = (filled ?? own[0] ?? '').split('/');
  return { text: filled === undefined ? '' : fields(filled), lang: lang || fields('locale').trim() || 'en' };
}

const entities: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** HTML as plain text: paragraphs apart, lists by lines. */
function plainOf(html: string): string {
  return html
    .replace(/<br\s*\/?>|<\/li>/gi, '\n')
    .replace(/<\/(p|h\d|ul|ol|div)>/gi, '\n\n')
    .replace(/<\/?[a-z][^<>]*>/gi, '')
    .replace(/&(#39|[a-z]+);/g, (whole, name: string) => entities[name] ?? whole);
}
