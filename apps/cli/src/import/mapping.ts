import { readFile } from 'node:fs/promises';
import type { Alignment } from '@openhall/contracts/comments';
import { limits } from '@openhall/contracts/limits';
import { cleanSingleLine, cleanText } from '@openhall/domain/text';
import { errorCode } from '../error-code.js';
import { Refusal } from '../refusal.js';
import { RowProblem } from './csv-rows.js';
import type { Fields } from './csv-rows.js';
import { countIn, degreeIn, keyIn, momentIn, refuseLong } from './fields.js';
import { importedConsultation } from './imported-consultation.js';
import { asMarkdown } from './plain-markdown.js';
import type { Preset } from './preset.js';

/** A mapping file: which columns of any CSV files hold what. Columns that are not named are not read. */
interface Mapping {
  source: string;
  title: string;
  lang: string;
  timeZone: string;
  delimiter?: ',' | ';' | '\t';
  proposals: Record<'id' | 'title' | 'publishedAt', string> &
    Partial<Record<'author' | 'supports' | 'place' | 'latitude' | 'longitude' | 'lang', string>> & {
      body: string | string[];
    };
  comments?: Record<'id' | 'proposal' | 'body' | 'createdAt', string> &
    Partial<Record<'parent' | 'author' | 'helpful' | 'lang', string>> & {
      alignment?: { column: string; for: string[]; against: string[] };
    };
}

/** Reads a mapping file. @throws Refusal for one that cannot be read, naming what is wrong */
export async function presetFromMapping(file: string): Promise<Preset> {
  const mapping = await mappingIn(file);
  const { source, title, lang, timeZone, delimiter = ',' } = mapping;
  return {
    ...{ source, delimiter },
    proposals: proposalsFormat(mapping),
    comments: commentsFormat(mapping, file),
    consultation: (slug, instants, now) =>
      importedConsultation(slug, { source, title, lang, timeZone }, instants, now),
  };
}

function proposalsFormat({ proposals: names, lang, timeZone }: Mapping): Preset['proposals'] {
  const bodies = [names.body].flat();
  return {
    columns: [names.id, names.title, names.publishedAt, ...bodies],
    read(fields) {
      const title = cleanSingleLine(fields(names.title));
      if (title === '') throw new RowProblem('the title is empty');
      refuseLong('title', title, limits.proposalTitle.max);
      const parts = bodies.map((name) => cleanText(fields(name))).filter((part) => part !== '');
      const body = parts.map(asMarkdown).join('\n\n');
      refuseLong('body', body, limits.proposalBody.max);
      const optional = optionalOf(fields);
      return {
        sourceKey: keyIn(fields(names.id), names.id),
        ...{ title, body, lang: optional(names.lang) || lang, author: optional(names.author) || null },
        topicId: null,
        areaId: null,
        place: cleanSingleLine(optional(names.place)).slice(0, limits.place.max) || null,
        latitude: degreeIn(optional(names.latitude), names.latitude ?? '', 90),
        longitude: degreeIn(optional(names.longitude), names.longitude ?? '', 180),
        publishedAt: momentIn(fields(names.publishedAt), names.publishedAt, timeZone),
        supports: countIn(optional(names.supports), names.supports ?? ''),
      };
    },
  };
}

function commentsFormat({ comments: names, lang, timeZone }: Mapping, file: string): Preset['comments'] {
  if (!names) {
    const refuse = (): never => {
      throw new Refusal(`${file}: it says nothing of comments.`);
    };
    return { columns: [], read: refuse };
  }
  return {
    columns: [names.id, names.proposal, names.body, names.createdAt],
    read(fields) {
      const body = asMarkdown(cleanText(fields(names.body)));
      refuseLong('body', body, limits.commentBody.max);
      const optional = optionalOf(fields);
      const { alignment } = names;
      const told = alignment ? fields(alignment.column).trim() : '';
      const stance: Alignment = alignment?.for.includes(told)
        ? 'for'
        : alignment?.against.includes(told)
          ? 'against'
          : 'neutral';
      return {
        sourceKey: keyIn(fields(names.id), names.id),
        parentKey: optional(names.parent) || null,
        proposalKey: keyIn(fields(names.proposal), names.proposal),
        authorName: optional(names.author) || null,
        alignment: stance,
        ...{ body, lang: optional(names.lang) || lang },
        helpful: countIn(optional(names.helpful), names.helpful ?? ''),
        createdAt: momentIn(fields(names.createdAt), names.createdAt, timeZone),
      };
    },
  };
}

/** A field of a column that may not be mapped. */
function optionalOf(fields: Fields): (column: string | undefined) => string {
  return (column) => (column === undefined ? '' : fields(column).trim());
}

async function mappingIn(file: string): Promise<Mapping> {
  let mapping: unknown;
  try {
    mapping = JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new Refusal(`${file}: this is no JSON (${error.message}).`);
    throw new Refusal(`${file} cannot be read (${errorCode(error) ?? 'unknown'}).`);
  }
  const missing = [
    ...lacking(mapping, ['source', 'title', 'lang', 'timeZone'], ''),
    ...lacking(part(mapping, 'proposals'), ['id', 'title', 'body', 'publishedAt'], 'proposals.'),
    ...(part(mapping, 'comments') === undefined
      ? []
      : lacking(part(mapping, 'comments'), ['id', 'proposal', 'body', 'createdAt'], 'comments.')),
  ];
  if (missing.length > 0) throw new Refusal(`${file}: it lacks ${missing.join(', ')}.`);
  return mapping as Mapping;
}

function part(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[name] : undefined;
}

function lacking(value: unknown, names: readonly string[], prefix: string): string[] {
  return names.filter((name) => !part(value, name)).map((name) => prefix + name);
}
