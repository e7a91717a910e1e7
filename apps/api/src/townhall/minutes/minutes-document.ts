import type { HallRecord, MinutesCorrection, TranscriptHead } from '@openhall/contracts/townhall';
import { m } from '@openhall/messages/catalogue';
import type { Block, Inline, TextDocument } from '../../documents/documents.service.js';
import { pollBlocks } from './minutes-polls.js';
import { leftOutBlocks, owedBlocks, questionBlocks } from './minutes-questions.js';
import { MinutesWords } from './minutes-words.js';

/** All that minutes say. */
export interface MinutesContent {
  record: HallRecord;
  opening: readonly Block[];
  closing: readonly Block[];
  corrections: readonly MinutesCorrection[];
  publishedAt: number | null;
  transcript: TranscriptHead | null;
  /** Of a draft: as of when (ms). */
  now: number;
  /** Where they are published for good. */
  address: string;
  /** The council's name. */
  author: string;
}

/** Minutes as a document, in the language of the hall. */
export function minutesDocument(content: MinutesContent): TextDocument {
  const { record, author, publishedAt, now, corrections } = content;
  const words = new MinutesWords(record.hall.lang, record.hall.timeZone);
  const title = m.minutes_title({ title: record.hall.title }, words.options);
  return {
    title,
    author,
    lang: words.locale,
    created: corrections.at(-1)?.at ?? publishedAt ?? now,
    pageOf: (page, pages) => m.minutes_page_of({ page, pages }, words.options),
    blocks: [{ kind: 'heading', level: 1, text: title }, ...minutesBlocks(content, words, { inPage: false })],
  };
}

/** Minutes below their title. `inPage`: on their own page, where the agenda leads into the transcript. */
export function minutesBlocks(
  content: MinutesContent,
  words: MinutesWords,
  { inPage }: { inPage: boolean },
): Block[] {
  const { record, opening, closing, publishedAt, transcript } = content;
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text });
  return [
    {
      kind: 'list',
      ordered: false,
      items: facts(content, words).map((text) => [{ kind: 'paragraph', text }]),
    },
    ...opening,
    heading(m.minutes_agenda({}, words.options)),
    agendaTable(record, inPage ? transcript : null, words),
    heading(m.minutes_questions({}, words.options)),
    ...questionBlocks(record, words),
    ...owedBlocks(record, publishedAt, words),
    ...pollBlocks(record, words),
    ...speakerBlocks(record, words),
    ...announcementBlocks(record, words),
    ...leftOutBlocks(record, words),
    ...closing,
  ];
}

function facts(
  { record, publishedAt, corrections, now, address }: MinutesContent,
  words: MinutesWords,
): Inline[] {
  const { options } = words;
  const { hall, participants, panellists } = record;
  const { guests, signedIn, verified } = participants;
  const people = panellists.map(({ name, role }) => (role === '' ? name : `${name} (${role})`));
  return [
    held(record, words),
    ...(hall.pausedMs > 0 ? [m.minutes_breaks({ time: words.span(hall.pausedMs) }, options)] : []),
    m.minutes_took_part({ count: guests + signedIn + verified, ...words.by(participants) }, options),
    ...(people.length > 0 ? [m.minutes_panel({ names: words.list(people) }, options)] : []),
    publishedAt === null
      ? m.minutes_draft_of({ date: words.stamp(now) }, options)
      : m.minutes_published_on({ date: words.stamp(publishedAt) }, options),
    ...corrections.map(({ at, note }): Inline => [
      { text: m.minutes_corrected_on({ date: words.stamp(at) }, options), bold: true },
      { text: ` ${note}`, lang: hall.lang },
    ]),
    m.minutes_address({ address }, options),
  ];
}

function held({ hall: { startedAt, endedAt } }: HallRecord, words: MinutesWords): string {
  const { options } = words;
  if (startedAt === null) return m.minutes_not_begun({}, options);
  const [date, start] = [words.date(startedAt), words.time(startedAt)];
  return endedAt === null
    ? m.minutes_began({ date, start }, options)
    : m.minutes_held({ date, start, end: words.time(endedAt) }, options);
}

function agendaTable(
  { agenda, hall }: HallRecord,
  transcript: TranscriptHead | null,
  words: MinutesWords,
): Block {
  const { options } = words;
  const began = (startedAt: number | null): Inline => {
    if (startedAt === null) return m.minutes_not_taken_up({}, options);
    const time = words.time(startedAt);
    if (transcript === null || hall.startedAt === null) return time;
    const from = Math.max(0, startedAt - hall.startedAt - transcript.offsetMs);
    return [{ text: time, href: `?from=${from}#transcript` }];
  };
  return {
    kind: 'table',
    head: [
      m.minutes_item({}, options),
      m.minutes_planned({}, options),
      m.minutes_item_began({}, options),
      m.minutes_took({}, options),
    ],
    widths: [5, 2, 2, 2],
    rows: agenda.map(({ title, plannedMinutes, startedAt, spentMs }) => [
      title,
      words.span(plannedMinutes * 60_000),
      began(startedAt),
      startedAt === null ? '–' : words.span(spentMs),
    ]),
  };
}

function speakerBlocks({ speakers }: HallRecord, words: MinutesWords): Block[] {
  if (speakers.length === 0) return [];
  const { options } = words;
  return [
    { kind: 'heading', level: 2, text: m.minutes_speakers({}, options) },
    {
      kind: 'table',
      head: [
        m.minutes_speaker({}, options),
        m.minutes_where({}, options),
        m.minutes_item_began({}, options),
        m.minutes_spoke({}, options),
      ],
      widths: [5, 2, 2, 2],
      rows: speakers.map(({ name, inRoom, spokeMs, startedAt }) => [
        name || m.minutes_a_participant({}, options),
        inRoom ? m.minutes_in_room({}, options) : m.minutes_online({}, options),
        words.time(startedAt),
        words.span(spokeMs),
      ]),
    },
  ];
}

function announcementBlocks({ announcements }: HallRecord, words: MinutesWords): Block[] {
  if (announcements.length === 0) return [];
  const { options } = words;
  return [
    { kind: 'heading', level: 2, text: m.minutes_announcements({}, options) },
    {
      kind: 'list',
      ordered: false,
      items: announcements.map(({ text, at }) => [
        { kind: 'paragraph', text: m.minutes_announcement({ time: words.time(at), text }, options) },
      ]),
    },
  ];
}
