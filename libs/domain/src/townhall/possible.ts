import type { HallCommandKind } from './commands.js';
import type { MachineCommand } from './participant-commands.js';
import type { HallPhase } from './rules.js';

const session: readonly HallPhase[] = ['lobby', 'live', 'paused'];
const untilEnd: readonly HallPhase[] = ['scheduled', ...session];
const untilPublished: readonly HallPhase[] = [...untilEnd, 'ended'];
const always: readonly HallPhase[] = [...untilPublished, 'published'];
const begun: readonly HallPhase[] = ['live', 'paused', 'ended'];

/**
 * In which phases each command is possible. The floor and the agenda move only while the hall is live; moderators tidy
 * up questions until the minutes are published; what is owed can be answered for ever.
 */
const phasesOf: Readonly<Record<Exclude<MachineCommand['kind'], 'undo'>, readonly HallPhase[]>> = {
  'hall.open_lobby': ['scheduled'],
  'hall.start': ['lobby'],
  'hall.pause': ['live'],
  'hall.resume': ['paused'],
  'hall.end': ['live', 'paused'],
  'hall.publish': ['ended'],
  'hall.plan': untilEnd,
  'hall.blank': untilPublished,
  'hall.slow_mode': untilEnd,
  'hall.take_questions': untilEnd,
  'agenda.go_to': ['live'],
  'question.ask': untilEnd,
  'question.withdraw': untilPublished,
  'question.accept': untilPublished,
  'question.pin': untilEnd,
  'question.assign': always,
  'question.start_answer': ['live'],
  'question.finish_answer': begun,
  'question.defer': untilPublished,
  'question.answer_later': always,
  'question.merge': untilPublished,
  'question.refuse': untilPublished,
  'question.restore': untilPublished,
  'question.note': always,
  'poll.create': untilEnd,
  'poll.edit': untilEnd,
  'poll.discard': untilPublished,
  'poll.open': session,
  'poll.extend': session,
  'poll.close': session,
  'poll.show': session,
  'poll.show_results': [...session, 'ended'],
  'poll.judge_words': [...session, 'ended'],
  'speakers.set': untilEnd,
  'speakers.add': session,
  'speakers.call': ['live'],
  'speakers.start': ['live'],
  'speakers.pause': ['live'],
  'speakers.resume': ['live'],
  'speakers.more_time': ['live', 'paused'],
  'speakers.finish': ['live', 'paused'],
  'speakers.move': session,
  'speakers.remove': session,
  'speakers.group': session,
  'hand.raise': session,
  'hand.lower': session,
  'announcement.post': untilPublished,
  'announcement.remove': untilPublished,
  'caption.add': session,
  'person.mute': untilEnd,
  'person.unmute': untilEnd,
  'person.remove': untilEnd,
  'person.readmit': untilEnd,
};

/** Every kind of command but `undo`. */
export const commandKinds = Object.keys(phasesOf) as Exclude<MachineCommand['kind'], 'undo'>[];

/** Whether the command belongs to this phase of a hall at all. */
export function isPossible(kind: Exclude<MachineCommand['kind'], 'undo'>, phase: HallPhase): boolean {
  return phasesOf[kind].includes(phase);
}

/** Acts that stay: people were told, answers rest on them, or the road has no way back. */
const lasting: readonly MachineCommand['kind'][] = [
  'hall.open_lobby',
  'hall.start',
  'hall.end',
  'hall.publish',
  'hall.plan',
  'question.ask',
  'question.withdraw',
  'question.answer_later',
  'poll.open',
  'poll.judge_words',
  'hand.raise',
  'hand.lower',
  'caption.add',
  'undo',
];

/** Whether an act of this kind can be taken back at all. */
export function isUndoable(kind: MachineCommand['kind']): kind is HallCommandKind {
  return !lasting.includes(kind);
}

/** Whether an act of this kind may be taken back in this phase: the break itself is the only one that changes it. */
export function mayTakeBack(kind: HallCommandKind, phase: HallPhase): boolean {
  if (kind === 'hall.pause') return phase === 'paused';
  if (kind === 'hall.resume') return phase === 'live';
  return isUndoable(kind) && isPossible(kind, phase);
}
