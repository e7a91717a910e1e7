import type { HallRecord } from '@openhall/contracts/townhall';
import { m } from '@openhall/messages/catalogue';
import type { Block, Span } from '../../documents/documents.service.js';
import type { MinutesWords } from './minutes-words.js';

type Question = HallRecord['questions'][number];

/** Questions in the order in which they were answered, then what is owed and what was not taken. */
export function questionBlocks({ questions, hall }: HallRecord, words: MinutesWords): Block[] {
  const { options } = words;
  if (questions.length === 0) return [{ kind: 'paragraph', text: m.minutes_no_questions({}, options) }];
  return questions.flatMap((question): Block[] => [
    { kind: 'heading', level: 3, text: m.minutes_question({ number: question.number }, options) },
    { kind: 'paragraph', text: question.text, lang: question.lang },
    { kind: 'paragraph', text: circumstances(question, words) },
    answerOf(question, hall.lang, words),
  ]);
}

function circumstances(question: Question, words: MinutesWords): string {
  const { askerName, upvotes, upvotesBy, item, merged } = question;
  const { options } = words;
  return [
    askerName === null ? m.minutes_anonymous({}, options) : m.minutes_asked_by({ name: askerName }, options),
    ...(upvotes > 0 ? [m.minutes_upvotes({ count: upvotes, ...words.by(upvotesBy) }, options)] : []),
    ...(item === null ? [] : [m.minutes_to_item({ item }, options)]),
    ...(merged.length === 0
      ? []
      : [m.minutes_together_with({ numbers: words.list(merged.map(String)) }, options)]),
  ].join(' · ');
}

function answerOf(question: Question, lang: string, words: MinutesWords): Block {
  const { outcome, answer, answeredAt, panellist, owed } = question;
  const { options } = words;
  const plain = (text: string): Block => ({ kind: 'paragraph', text });
  const lead =
    panellist === null ? m.minutes_answer({}, options) : m.minutes_answer_by({ name: panellist }, options);
  switch (outcome) {
    case 'answered_spoken': {
      const given = answeredAt === null ? '' : m.minutes_spoken_at({ time: words.time(answeredAt) }, options);
      return { kind: 'paragraph', text: [{ text: lead, bold: true }, { text: ` ${given}` }] };
    }
    case 'answered_typed':
      return answered(lead, answer, lang);
    case 'answered_later':
      return answered(m.minutes_answered_on({ date: words.stamp(answeredAt ?? 0) }, options), answer, lang);
    case 'deferred':
      return plain(
        m.minutes_deferred_to({ owner: owed?.owner ?? '', date: owed ? words.day(owed.on) : '' }, options),
      );
    case 'not_reached':
      return plain(m.minutes_not_reached({}, options));
  }
}

function answered(lead: string, answer: string | null, lang: string): Block {
  const spans: Span[] = [
    { text: lead, bold: true },
    { text: ` ${answer ?? ''}`, lang },
  ];
  return { kind: 'paragraph', text: spans };
}

/** What is owed to whom, and what came since the minutes were published. */
export function owedBlocks(
  { questions }: HallRecord,
  publishedAt: number | null,
  words: MinutesWords,
): Block[] {
  const { options } = words;
  const owed = questions.flatMap((question) => (question.owed ? [{ ...question, owed: question.owed }] : []));
  const since = questions.filter(
    ({ outcome, answeredAt }) =>
      outcome === 'answered_later' && publishedAt !== null && (answeredAt ?? 0) > publishedAt,
  );
  const numbers = words.list(since.map(({ number }) => String(number)));
  return [
    { kind: 'heading', level: 2, text: m.minutes_owed({}, options) },
    owed.length === 0
      ? { kind: 'paragraph', text: m.minutes_nothing_owed({}, options) }
      : {
          kind: 'table',
          head: [
            m.minutes_questions({}, options),
            m.minutes_owed_to({}, options),
            m.minutes_owed_by({}, options),
            m.minutes_owed_until({}, options),
          ],
          widths: [5, 2, 3, 2],
          rows: owed.map(({ number, text, askerName, owed: { owner, on } }) => [
            `${number}. ${text}`,
            askerName ?? '–',
            owner,
            words.day(on),
          ]),
        },
    ...(since.length === 0
      ? []
      : [
          {
            kind: 'paragraph' as const,
            text: m.minutes_answered_since({ count: since.length, numbers }, options),
          },
        ]),
  ];
}

/** How many questions were not taken, and why. */
export function leftOutBlocks({ notTaken, withdrawn }: HallRecord, words: MinutesWords): Block[] {
  const { options } = words;
  const reasons = {
    off_topic: m.minutes_reason_off_topic,
    duplicate: m.minutes_reason_duplicate,
    personal: m.minutes_reason_personal,
    insult: m.minutes_reason_insult,
    unclear: m.minutes_reason_unclear,
    no_time: m.minutes_reason_no_time,
    other: m.minutes_reason_other,
  };
  return [
    { kind: 'heading', level: 2, text: m.minutes_left_out({}, options) },
    notTaken.length === 0
      ? { kind: 'paragraph', text: m.minutes_none_left_out({}, options) }
      : {
          kind: 'table',
          head: [m.minutes_reason({}, options), m.minutes_how_many({}, options)],
          widths: [4, 1],
          rows: notTaken.map(({ reason, count }) => [reasons[reason]({}, options), words.number(count)]),
        },
    ...(withdrawn === 0
      ? []
      : [{ kind: 'paragraph' as const, text: m.minutes_withdrawn({ count: withdrawn }, options) }]),
  ];
}
