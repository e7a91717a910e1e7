import { alignments } from '@openhall/contracts/comments';
import type { Alignment } from '@openhall/contracts/comments';
import { limits } from '@openhall/contracts/limits';
import { plainCell } from '@openhall/domain/text';
import { countIn, degreeIn, keyIn, momentIn, refuseLong } from './fields.js';
import { importedConsultation } from './imported-consultation.js';
import type { Fields } from './csv-rows.js';
import type { ForeignComment, Preset } from './preset.js';

const source = 'openhall';

/** Our files tell alignments in words of their language. */
const alignmentWords: Record<string, Alignment> = {
  for: 'for',
  neutral: 'neutral',
  against: 'against',
  'a favor': 'for',
  'en contra': 'against',
};

/** `proposals.csv` and `comments.csv` of an export of ours: hidden proposals are passed over, comments without words keep their place. */
export const openhallFiles: Preset = {
  source,
  delimiter: ',',
  proposals: {
    columns: ['id', 'title', 'body', 'lang', 'author', 'supports', 'imported_supports', 'published_at'],
    read(fields) {
      const title = plainCell(fields('title'));
      if (title === '') return null;
      const body = plainCell(fields('body'));
      refuseLong('title', title, limits.proposalTitle.max);
      refuseLong('body', body, limits.proposalBody.max);
      return {
        sourceKey: keyIn(fields('id'), 'id'),
        ...{ title, body, lang: fields('lang'), author: authorOf(fields) },
        topicId: null,
        areaId: null,
        place: plainCell(fields('place')) || null,
        latitude: degreeIn(fields('latitude'), 'latitude', 90),
        longitude: degreeIn(fields('longitude'), 'longitude', 180),
        publishedAt: momentIn(fields('published_at'), 'published_at', 'UTC'),
        supports: total(fields, 'supports'),
      };
    },
  },
  comments: {
    columns: [
      'id',
      'proposal_id',
      'parent_id',
      'alignment',
      'body',
      'lang',
      'author',
      'helpful',
      'created_at',
    ],
    read(fields): ForeignComment {
      const body = plainCell(fields('body'));
      refuseLong('body', body, limits.commentBody.max);
      const word = fields('alignment');
      return {
        sourceKey: keyIn(fields('id'), 'id'),
        parentKey: fields('parent_id') || null,
        proposalKey: keyIn(fields('proposal_id'), 'proposal_id'),
        authorName: authorOf(fields),
        alignment: alignmentWords[word] ?? alignments.find((one) => one === word) ?? 'neutral',
        ...{ body, lang: fields('lang') },
        helpful: total(fields, 'helpful'),
        createdAt: momentIn(fields('created_at'), 'created_at', 'UTC'),
      };
    },
  },
  consultation: (slug, instants, now) =>
    importedConsultation(slug, { source, title: slug, lang: 'en', timeZone: 'UTC' }, instants, now),
};

function total(fields: Fields, column: 'supports' | 'helpful'): number {
  return countIn(fields(column), column) + countIn(fields(`imported_${column}`), `imported_${column}`);
}

function authorOf(fields: Fields): string | null {
  return plainCell(fields('author')) || null;
}
