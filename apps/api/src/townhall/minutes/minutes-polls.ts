import type { HallRecord } from '@openhall/contracts/townhall';
import { m } from '@openhall/messages/catalogue';
import type { Block } from '../../documents/documents.service.js';
import type { MinutesWords } from './minutes-words.js';

type Poll = HallRecord['polls'][number];
type Results = NonNullable<Poll['results']>;

/** Each poll with its results, in the order in which they were opened. */
export function pollBlocks({ polls }: HallRecord, words: MinutesWords): Block[] {
  if (polls.length === 0) return [];
  const { options } = words;
  return [
    { kind: 'heading', level: 2, text: m.minutes_polls({}, options) },
    ...polls.flatMap((poll): Block[] => [
      { kind: 'heading', level: 3, text: poll.question },
      ...resultBlocks(poll, words),
    ]),
  ];
}

function resultBlocks(poll: Poll, words: MinutesWords): Block[] {
  const { results } = poll;
  const { options } = words;
  if (results === null) return [{ kind: 'paragraph', text: m.minutes_poll_hidden({}, options) }];
  const by = words.by(results.by);
  return [
    { kind: 'paragraph', text: m.minutes_poll_answers({ count: results.answers, ...by }, options) },
    ...tableOf(poll, results, words),
  ];
}

function tableOf(poll: Poll, results: Results, words: MinutesWords): Block[] {
  switch (poll.kind) {
    case 'single':
    case 'multiple':
      return [choiceTable(poll, results, words)];
    case 'scale':
      return scaleBlocks(results, words);
    case 'ranking':
      return [rankingTable(poll, results, words)];
    case 'words':
      return [wordsTable(results, words)];
  }
}

function choiceTable({ options: choices }: Poll, results: Results, words: MinutesWords): Block {
  const { options } = words;
  return {
    kind: 'table',
    head: [m.minutes_option({}, options), m.minutes_count({}, options), m.minutes_share({}, options)],
    widths: [5, 2, 2],
    rows: choices.map(({ id, label }) => {
      const count = results.counts[id] ?? 0;
      return [label, words.number(count), words.share(count, results.answers)];
    }),
  };
}

function scaleBlocks(results: Results, words: MinutesWords): Block[] {
  const { options } = words;
  const counts = Object.entries(results.counts).sort(([a], [b]) => Number(a) - Number(b));
  const sum = counts.reduce((total, [value, count]) => total + Number(value) * count, 0);
  const table: Block = {
    kind: 'table',
    head: [m.minutes_value({}, options), m.minutes_count({}, options), m.minutes_share({}, options)],
    widths: [5, 2, 2],
    rows: counts.map(([value, count]) => [value, words.number(count), words.share(count, results.answers)]),
  };
  if (results.answers === 0) return [table];
  const mean = words.number(sum / results.answers);
  return [{ kind: 'paragraph', text: m.minutes_mean({ mean }, options) }, table];
}

function rankingTable({ options: choices }: Poll, { counts, firsts }: Results, words: MinutesWords): Block {
  const { options } = words;
  const ranked = [...choices].sort((a, b) => (counts[b.id] ?? 0) - (counts[a.id] ?? 0));
  return {
    kind: 'table',
    head: [m.minutes_option({}, options), m.minutes_points({}, options), m.minutes_firsts({}, options)],
    widths: [5, 2, 2],
    rows: ranked.map(({ id, label }) => [
      label,
      words.number(counts[id] ?? 0),
      words.number(firsts?.[id] ?? 0),
    ]),
  };
}

function wordsTable({ words: given }: Results, words: MinutesWords): Block {
  const { options } = words;
  if (given === null || given.length === 0)
    return { kind: 'paragraph', text: m.minutes_no_words({}, options) };
  return {
    kind: 'table',
    head: [m.minutes_words({}, options), m.minutes_count({}, options)],
    widths: [5, 2],
    rows: given.map(({ text, count }) => [text, words.number(count)]),
  };
}
