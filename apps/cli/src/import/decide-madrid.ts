import { limits } from '@openhall/contracts/limits';
import { instantOf } from '@openhall/domain/phases';
import { cleanSingleLine, cleanText } from '@openhall/domain/text';
import type { ImportedProposal } from '@openhall/api/proposals/proposal-import.service';
import { RowProblem } from './csv-rows.js';
import type { Fields } from './csv-rows.js';
import { consultationFor } from './decide-madrid.consultation.js';
import { refuseLong, short } from './fields.js';
import { asMarkdown } from './plain-markdown.js';
import type { ForeignComment, Preset } from './preset.js';

/** The open data of Decide Madrid: proposals with supports, comments in threads without an alignment. */
const source = 'decide-madrid';
const timeZone = 'Europe/Madrid';
const lang = 'es';

const proposalColumns = ['id', 'title', 'userId', 'date', 'summary', 'text', 'numSupports'];
const commentColumns = [
  'id',
  'parentId',
  'proposalId',
  'userId',
  'date',
  'time',
  'text',
  'numVotes',
  'numPositiveVotes',
];

/** Files of Decide Madrid's open data. */
export const decideMadrid: Preset = {
  source,
  delimiter: ',',
  proposals: { columns: proposalColumns, read: readProposal },
  comments: { columns: commentColumns, read: readComment },
  consultation: (slug, instants, now) => consultationFor(slug, { source, timeZone }, instants, now),
};

/** @throws RowProblem */
function readProposal(fields: Fields): ImportedProposal {
  const title = cleanSingleLine(fields('title'));
  if (title === '') throw new RowProblem('the title is empty');
  refuseLong('title', title, limits.proposalTitle.max);
  const parts = [fields('summary'), fields('text')].map(cleanText).filter((part) => part !== '');
  const body = parts.map(asMarkdown).join('\n\n');
  refuseLong('summary and text', body, limits.proposalBody.max);
  return {
    sourceKey: readId(fields, 'id'),
    title,
    body,
    lang,
    author: authorOf(fields),
    topicId: null,
    areaId: null,
    place: null,
    latitude: null,
    longitude: null,
    publishedAt: readInstant(fields('date'), '00:00:00'),
    supports: readCount(fields, 'numSupports'),
  };
}

/** @throws RowProblem */
function readComment(fields: Fields): ForeignComment {
  const sourceKey = readId(fields, 'id');
  const parentKey = fields('parentId') === '-1' ? null : readId(fields, 'parentId');
  if (parentKey === sourceKey) throw new RowProblem('the comment answers itself');
  // Some comments of the source have no text any more: they keep their place.
  const body = asMarkdown(cleanText(fields('text')));
  refuseLong('text', body, limits.commentBody.max);
  const votes = readCount(fields, 'numVotes');
  const helpful = readCount(fields, 'numPositiveVotes');
  if (helpful > votes) throw new RowProblem(`numPositiveVotes ${helpful} is more than numVotes ${votes}`);
  return {
    sourceKey,
    parentKey,
    proposalKey: readId(fields, 'proposalId'),
    authorName: authorOf(fields),
    alignment: 'neutral',
    body,
    lang,
    helpful,
    createdAt: readInstant(fields('date'), timeOf(fields('time'))),
  };
}

function readId(fields: Fields, column: string): string {
  const id = fields(column).trim();
  if (id === '') throw new RowProblem(`${column} is missing`);
  if (!/^\d{1,18}$/.test(id)) throw new RowProblem(`${column} must be a number, but is "${short(id)}"`);
  return id;
}

function readCount(fields: Fields, column: string): number {
  const text = fields(column).trim();
  if (!/^\d{1,9}$/.test(text))
    throw new RowProblem(`${column} must be a whole number, but is "${short(text)}"`);
  return Number(text);
}

/** The source shows numbers for people; a number alone is no name. */
function authorOf(fields: Fields): string | null {
  const id = fields('userId').trim();
  return id === '' ? null : `Usuario ${short(id)}`;
}

/** The source writes a time of day as `0 days 10:50:19`. */
function timeOf(text: string): string {
  const match = /^(?:0 days )?(\d{2}:\d{2}:\d{2})(?:\.\d+)?$/.exec(text.trim());
  if (!match?.[1]) throw new RowProblem(`time must be like "0 days 10:50:19", but is "${short(text)}"`);
  return match[1];
}

function readInstant(date: string, time: string): number {
  const instant = instantOf(`${date.trim()}T${time}`, timeZone);
  if (instant === undefined) throw new RowProblem(`"${short(`${date} ${time}`)}" is not a date that exists`);
  return instant;
}
