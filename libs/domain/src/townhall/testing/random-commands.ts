import type { MachineCommand } from '../participant-commands.js';
import type { HallState } from '../state.js';
import { currentSpeaker } from '../speakers-order.js';
import { choice, planWith } from './session.js';

/** Numbers from a seed (mulberry32), with picks from them. */
export class Luck {
  constructor(private seed: number) {}

  next(): number {
    this.seed = (this.seed + 0x6d2b79f5) | 0;
    let t = Math.imul(this.seed ^ (this.seed >>> 15), 1 | this.seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }
  below(n: number): number {
    return Math.floor(this.next() * n);
  }
  pick<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
  chance(p: number): boolean {
    return this.next() < p;
  }
}

type Make = (state: HallState, luck: Luck, id: string) => MachineCommand;

const people = ['ana', 'bo', 'cy', 'dee', 'eli'];

/** Mostly something that is there, seen as it is; now and then what is not, or an older version. */
function known(entities: ReadonlyMap<string, { version: number }>, luck: Luck) {
  const ids = [...entities.keys()];
  const id =
    ids.length === 0 || luck.chance(0.02) ? 'nobody' : luck.pick(luck.chance(0.4) ? ids.slice(-3) : ids);
  const version = (entities.get(id)?.version ?? 1) - Number(luck.chance(0.06));
  return { id, version };
}
function question(state: HallState, luck: Luck) {
  const { id, version } = known(state.questions, luck);
  return { questionId: id, version };
}
function poll(state: HallState, luck: Luck) {
  const { id, version } = known(state.polls, luck);
  return { pollId: id, version };
}
/** Who was called or has the floor, half of the time. */
function speakerId(state: HallState, luck: Luck): string {
  const current = currentSpeaker(state);
  if (current !== null && luck.chance(0.5)) return current.id;
  return known(state.speakers, luck).id;
}
function maybe<T>(luck: Luck, value: T): T | null {
  return luck.chance(0.5) ? value : null;
}

const texts = [
  'Why is there no shade at the bus stop?',
  'When will the school roof be mended?',
  'Call me on 612 345 678 please',
  'How much does the new square cost?',
];

const makers: readonly (readonly [weight: number, make: Make])[] = [
  [9, () => ({ kind: 'hall.open_lobby' })],
  [9, () => ({ kind: 'hall.start' })],
  [3, () => ({ kind: 'hall.pause' })],
  [9, () => ({ kind: 'hall.resume' })],
  [0.4, () => ({ kind: 'hall.end' })],
  [6, () => ({ kind: 'hall.publish' })],
  [1, (_, luck) => ({ kind: 'hall.blank', blanked: luck.chance(0.5) })],
  [1, (_, luck) => ({ kind: 'hall.slow_mode', seconds: maybe(luck, 120) })],
  [1, (_, luck) => ({ kind: 'hall.take_questions', open: luck.chance(0.8) })],
  [
    0.5,
    ({ hall }, luck) => {
      const plan = planWith({ questionsShown: luck.pick(['at_once', 'after_approval']) });
      plan.agenda.splice(luck.below(3), luck.below(2));
      return { kind: 'hall.plan', version: hall.planVersion, plan };
    },
  ],
  [4, (_, luck) => ({ kind: 'agenda.go_to', itemId: luck.pick(['i1', 'i2', 'i3', 'i9', null]) })],
  [
    12,
    (_, luck, questionId) => ({
      kind: 'question.ask',
      questionId,
      text: luck.pick(texts),
      lang: 'en',
      anonymous: luck.chance(0.3),
      itemId: luck.pick(['i1', 'i2', null]),
    }),
  ],
  [3, (s, luck) => ({ kind: 'question.withdraw', questionId: question(s, luck).questionId })],
  [6, (s, luck) => ({ kind: 'question.accept', ...question(s, luck) })],
  [2, (s, luck) => ({ kind: 'question.pin', ...question(s, luck), pinned: luck.chance(0.7) })],
  [
    2,
    (s, luck) => ({
      kind: 'question.assign',
      ...question(s, luck),
      panellistId: luck.pick(['p1', 'p7', null]),
    }),
  ],
  [
    6,
    (s, luck) =>
      luck.chance(0.5)
        ? { kind: 'question.start_answer', ...question(s, luck) }
        : { kind: 'question.start_answer', ...question(s, luck), replaces: s.hall.answeringId },
  ],
  [
    6,
    (s, luck) => ({ kind: 'question.finish_answer', ...question(s, luck), answer: maybe(luck, 'In May.') }),
  ],
  [2, (s, luck) => ({ kind: 'question.defer', ...question(s, luck), owner: 'Roads', on: '2026-11-02' })],
  [2, (s, luck) => ({ kind: 'question.answer_later', ...question(s, luck), answer: 'It is done.' })],
  [8, (s, luck) => ({ kind: 'question.merge', ...question(s, luck), intoId: question(s, luck).questionId })],
  [3, (s, luck) => ({ kind: 'question.refuse', ...question(s, luck), reason: 'off_topic', note: '' })],
  [3, (s, luck) => ({ kind: 'question.restore', ...question(s, luck) })],
  [1, (s, luck) => ({ kind: 'question.note', ...question(s, luck), note: luck.pick(['ask Tom', '']) })],
  [
    3,
    (_, luck, pollId) => ({
      kind: 'poll.create',
      pollId,
      poll: {
        ...choice,
        kind: luck.pick(['single', 'ranking', 'words', 'words']),
        hideUntilClosed: luck.chance(0.4),
      },
    }),
  ],
  [1, (s, luck) => ({ kind: 'poll.edit', ...poll(s, luck), poll: choice })],
  [0.5, (s, luck) => ({ kind: 'poll.discard', ...poll(s, luck) })],
  [5, (s, luck) => ({ kind: 'poll.open', ...poll(s, luck), seconds: maybe(luck, 1 + luck.below(30)) })],
  [2, (s, luck) => ({ kind: 'poll.extend', ...poll(s, luck), seconds: 5 })],
  [2, (s, luck) => ({ kind: 'poll.close', ...poll(s, luck) })],
  [2, (s, luck) => ({ kind: 'poll.show', ...poll(s, luck), shown: luck.chance(0.6) })],
  [2, (s, luck) => ({ kind: 'poll.show_results', ...poll(s, luck), shown: luck.chance(0.5) })],
  [
    1,
    (s, luck) => ({ kind: 'poll.judge_words', pollId: poll(s, luck).pollId, wordsId: 'w', approved: true }),
  ],
  [
    2,
    (_, luck) => ({
      kind: 'speakers.set',
      open: luck.chance(0.9),
      limitSeconds: luck.pick([0, 60]),
      firstTimeFirst: luck.chance(0.5),
      alternation: luck.chance(0.5),
      pointsOfOrder: luck.chance(0.5),
    }),
  ],
  [
    3,
    (_, luck, id) => ({
      kind: 'speakers.add',
      speakerId: id,
      name: luck.pick(['Ines', 'José', '']),
      group: luck.pick(['x', 'y', null]),
      pointOfOrder: luck.chance(0.2),
    }),
  ],
  [6, (s, luck) => ({ kind: 'speakers.call', speakerId: maybe(luck, speakerId(s, luck)), means: 'Room 2' })],
  [6, (s, luck) => ({ kind: 'speakers.start', speakerId: speakerId(s, luck) })],
  [8, (s, luck) => ({ kind: 'speakers.pause', speakerId: speakerId(s, luck) })],
  [8, (s, luck) => ({ kind: 'speakers.resume', speakerId: speakerId(s, luck) })],
  [2, (s, luck) => ({ kind: 'speakers.more_time', speakerId: speakerId(s, luck), seconds: 30 })],
  [5, (s, luck) => ({ kind: 'speakers.finish', speakerId: speakerId(s, luck) })],
  [6, (s, luck) => ({ kind: 'speakers.move', speakerId: speakerId(s, luck), place: luck.below(5) })],
  [1, (s, luck) => ({ kind: 'speakers.remove', speakerId: speakerId(s, luck) })],
  [
    2,
    (s, luck) => ({
      kind: 'speakers.group',
      speakerId: speakerId(s, luck),
      group: luck.pick(['x', 'y', null]),
    }),
  ],
  [8, (_, luck, id) => ({ kind: 'hand.raise', speakerId: id, pointOfOrder: luck.chance(0.2) })],
  [2, () => ({ kind: 'hand.lower' })],
  [
    2,
    (_, luck, id) => ({
      kind: 'announcement.post',
      announcementId: id,
      text: 'Tea',
      as: luck.pick(['note', 'announcement']),
    }),
  ],
  [1, (s, luck) => ({ kind: 'announcement.remove', announcementId: known(s.announcements, luck).id })],
  [1, (_, luck, id) => ({ kind: 'caption.add', captionId: id, text: 'So I said' })],
  [1, (_, luck) => ({ kind: 'person.mute', accountId: luck.pick(people), reason: 'Shouts' })],
  [3, (_, luck) => ({ kind: 'person.unmute', accountId: luck.pick(people) })],
  [1, (_, luck) => ({ kind: 'person.remove', accountId: luck.pick(people), reason: 'Threats' })],
  [3, (_, luck) => ({ kind: 'person.readmit', accountId: luck.pick(people) })],
];

const total = makers.reduce((sum, [weight]) => sum + weight, 0);

/** One command at random, more or less to the point. `id` names what it may bring into being. */
export function randomCommand(state: HallState, luck: Luck, id: string): MachineCommand {
  let at = luck.next() * total;
  for (const [weight, make] of makers) {
    at -= weight;
    if (at <= 0) return make(state, luck, id);
  }
  return { kind: 'hand.lower' };
}
