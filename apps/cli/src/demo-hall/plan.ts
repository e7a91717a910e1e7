import type { Chance } from '../demo/chance.js';
import { brigadeQuestion, duplicates, heldOnes, ordinary } from './texts/questions.js';
import type { ScriptedQuestion } from './texts/questions.js';

/** One thing that somebody of the crowd does; `at` in ms from the start. */
export type CrowdAct = { at: number; person: number } & (
  | { kind: 'join' }
  | { kind: 'leave' }
  | { kind: 'ask'; question: ScriptedQuestion; anonymous: boolean }
  /** `dice` picks the question among those that are there then. */
  | { kind: 'upvote'; dice: number }
  | { kind: 'upvote_together' }
  | { kind: 'answer_poll'; dice: number }
  | { kind: 'raise_hand' }
);

export type StaffAct = { at: number; by: 'moderator' | 'officer' } & (
  | { kind: 'sort' }
  | { kind: 'answer' }
  | { kind: 'next_item' }
  | { kind: 'speaker' }
  | { kind: 'say' }
  | { kind: 'announce' }
  | { kind: 'open_poll'; poll: number; seconds: number }
  | { kind: 'close_poll' }
  /** Both act on the same question at the same moment. */
  | { kind: 'collide' }
  | { kind: 'undo' }
);

const minuteMs = 60_000;
/** Upvotes of each person through an evening. */
const upvotesEach = 5;

/** What the crowd does in `lengthMs`, in the order of time; the same for the same chance. */
export function crowdPlan(people: number, lengthMs: number, chance: Chance): CrowdAct[] {
  const acts: CrowdAct[] = [];
  const everybody = Array.from({ length: people }, (_, person) => person);
  const within = (from: number, to: number) => chance.between(from, to) * lengthMs;
  const arrivalMs = Math.min(minuteMs, lengthMs / 4);
  for (const person of everybody) {
    acts.push({ at: chance.between(0, arrivalMs), person, kind: 'join' });
    for (let count = 0; count < upvotesEach; count += 1)
      acts.push({ at: within(0.12, 0.95), person, kind: 'upvote', dice: chance.next() });
  }
  const questions = [...ordinary, ...duplicates, ...heldOnes].slice(0, Math.max(6, people));
  const askers = chance.pick(everybody, questions.length);
  questions.forEach((question, index) => {
    const at = within(0.06 + (0.5 * index) / questions.length, 0.2 + (0.5 * index) / questions.length);
    const person = askers[index % askers.length] ?? 0;
    acts.push({ at, person, kind: 'ask', question, anonymous: chance.next() < 0.2 });
  });
  acts.push(...brigade(everybody, lengthMs, chance));
  for (const person of chance.pick(everybody, Math.min(8, people)))
    acts.push({ at: within(0.2, 0.8), person, kind: 'raise_hand' });
  for (const { opens, closes } of pollTimes)
    for (const person of chance.pick(everybody, Math.ceil(people * 0.7)))
      acts.push({
        at: within(opens + 0.01, closes - 0.01),
        person,
        kind: 'answer_poll',
        dice: chance.next(),
      });
  for (const person of chance.pick(everybody, Math.floor(people * 0.2)))
    acts.push({ at: within(0.9, 1), person, kind: 'leave' });
  return acts.sort((a, b) => a.at - b.at);
}

/** A third of the hall has agreed to push one question, all at once. */
function brigade(everybody: readonly number[], lengthMs: number, chance: Chance): CrowdAct[] {
  const members = chance.pick(everybody, Math.ceil(everybody.length / 3));
  const [first = 0] = members;
  const asks: CrowdAct = {
    ...{ at: 0.34 * lengthMs, person: first, kind: 'ask' },
    ...{ question: brigadeQuestion, anonymous: false },
  };
  return [
    asks,
    ...members.slice(1).map((person): CrowdAct => {
      return { at: chance.between(0.37, 0.42) * lengthMs, person, kind: 'upvote_together' };
    }),
  ];
}

/** When polls are open, as parts of the whole. */
export const pollTimes = [
  { opens: 0.25, closes: 0.38 },
  { opens: 0.5, closes: 0.62 },
  { opens: 0.8, closes: 0.92 },
];

/** What the two moderators do: they sort all the time, and disagree now and then. */
export function staffPlan(lengthMs: number): StaffAct[] {
  const acts: StaffAct[] = [];
  const every = (step: number, from: number, act: (at: number, turn: number) => StaffAct) => {
    for (let at = from * lengthMs, turn = 0; at < lengthMs * 0.97; at += step * lengthMs, turn += 1)
      acts.push(act(at, turn));
  };
  every(0.02, 0.08, (at, turn) => ({ at, by: turn % 2 === 0 ? 'moderator' : 'officer', kind: 'sort' }));
  every(0.07, 0.2, (at) => ({ at, by: 'moderator', kind: 'answer' }));
  every(0.19, 0.05, (at) => ({ at, by: 'officer', kind: 'next_item' }));
  every(0.06, 0.3, (at) => ({ at, by: 'officer', kind: 'speaker' }));
  every(0.03, 0.04, (at) => ({ at, by: 'officer', kind: 'say' }));
  every(0.4, 0.1, (at) => ({ at, by: 'moderator', kind: 'announce' }));
  every(0.15, 0.22, (at) => ({ at, by: 'moderator', kind: 'collide' }));
  every(0.15, 0.25, (at) => ({ at, by: 'officer', kind: 'undo' }));
  pollTimes.forEach(({ opens, closes }, poll) => {
    const seconds = Math.max(5, Math.round(((closes - opens) * lengthMs) / 1000) + 5);
    acts.push({ at: opens * lengthMs, by: 'moderator', kind: 'open_poll', poll, seconds });
    acts.push({ at: closes * lengthMs, by: 'officer', kind: 'close_poll' });
  });
  return acts.sort((a, b) => a.at - b.at);
}
