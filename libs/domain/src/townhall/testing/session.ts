import type { PollWriting } from '../commands.js';
import { decide, type Decided } from '../decide.js';
import type { HallEvent } from '../events.js';
import type { Actor, MachineCommand, PlanWriting } from '../participant-commands.js';
import type { HallRules } from '../rules.js';
import { scheduledHall } from '../scheduled.js';
import type { HallState, Poll, Question, Speaker } from '../state.js';

export const minute = 60_000;
export const moderator: Actor = {
  accountId: 'mod',
  assurance: 'signed_in',
  joined: false,
  staff: 'moderator',
};
export const officer: Actor = { ...moderator, accountId: 'officer', staff: 'officer' };

export function person(accountId: string, assurance: Actor['assurance'] = 'signed_in'): Actor {
  return { accountId, assurance, joined: true, staff: null };
}

export function planWith(
  rules: Partial<HallRules> = {},
  speakers: Partial<PlanWriting['speakers']> = {},
): PlanWriting {
  const item = (id: string, plannedMinutes: number) => ({
    id,
    title: `Item ${id}`,
    description: '',
    plannedMinutes,
    proposalId: null,
  });
  return {
    title: 'The market square',
    lang: 'en',
    timeZone: 'Europe/Madrid',
    rules: {
      whoMayAsk: 'anyone',
      anonymousQuestions: true,
      questionsOpen: 'session',
      questionsShown: 'at_once',
      upvotes: true,
      ...rules,
    },
    speakers: {
      limitSeconds: 120,
      firstTimeFirst: false,
      alternation: false,
      pointsOfOrder: false,
      ...speakers,
    },
    agenda: [item('i1', 10), item('i2', 20), item('i3', 0)],
    panellists: [
      { id: 'p1', name: 'Rosa Gil', role: 'Mayor' },
      { id: 'p2', name: 'Tom Bell', role: 'Roads' },
    ],
  };
}

export const choice: PollWriting = {
  kind: 'single',
  question: 'Trees or stalls?',
  lang: 'en',
  options: [
    { id: 'a', label: 'Trees' },
    { id: 'b', label: 'Stalls' },
    { id: 'c', label: 'Both' },
  ],
  maxPicks: null,
  scale: null,
  hideUntilClosed: false,
};

/** A hall that is driven by hand, with a clock of its own. Acts that are refused throw, unless asked for by `refusal`. */
export class Session {
  state: HallState;
  now = 1_000_000;
  last: Decided | null = null;

  constructor(rules: Partial<HallRules> = {}, speakers: Partial<PlanWriting['speakers']> = {}) {
    this.state = scheduledHall('h', planWith(rules, speakers));
  }

  /** On the way to `live`, with an open speakers' list. */
  static live(rules: Partial<HallRules> = {}, speakers: Partial<PlanWriting['speakers']> = {}): Session {
    const session = new Session(rules, speakers);
    session.do({ kind: 'hall.open_lobby' });
    session.do({ kind: 'hall.start' });
    const { limitSeconds, firstTimeFirst, alternation, pointsOfOrder } = session.state.hall.speakers;
    const rest = { limitSeconds, firstTimeFirst, alternation, pointsOfOrder };
    session.do({ kind: 'speakers.set', open: true, ...rest });
    return session;
  }

  do(command: MachineCommand, actor: Actor = moderator): Decided {
    const decided = decide(this.state, command, actor, this.now);
    if (!decided.ok) throw new Error(`${command.kind}: ${decided.code}`);
    this.state = decided.state;
    this.last = decided;
    return decided;
  }

  refusal(command: MachineCommand, actor: Actor = moderator): string | null {
    const decided = decide(this.state, command, actor, this.now);
    return decided.ok ? null : decided.code;
  }

  undo(): HallEvent[] {
    const undo = this.last?.undo;
    if (undo == null) throw new Error('nothing to undo');
    return [...this.do(undo).events];
  }

  wait(ms: number): this {
    this.now += ms;
    return this;
  }

  ask(questionId: string, by = questionId, more: { text?: string; anonymous?: boolean } = {}): Question {
    const text = more.text ?? `Why is there no shade at stop ${questionId}?`;
    const anonymous = more.anonymous ?? false;
    this.do({ kind: 'question.ask', questionId, text, lang: 'en', anonymous, itemId: null }, person(by));
    return this.question(questionId);
  }

  question(id: string): Question {
    return this.state.questions.get(id) as Question;
  }
  seen(id: string): { questionId: string; version: number } {
    return { questionId: id, version: this.question(id)?.version ?? 0 };
  }
  poll(id: string): Poll {
    return this.state.polls.get(id) as Poll;
  }
  seenPoll(id: string): { pollId: string; version: number } {
    return { pollId: id, version: this.poll(id)?.version ?? 0 };
  }
  speaker(id: string): Speaker {
    return this.state.speakers.get(id) as Speaker;
  }
  raise(id: string, pointOfOrder = false): void {
    this.wait(1).do({ kind: 'hand.raise', speakerId: `s-${id}`, pointOfOrder }, person(id));
  }
}
