import { Injectable } from '@nestjs/common';
import type { PipeTransform } from '@nestjs/common';
import { limits } from '@openhall/contracts/limits';
import { refusalReasons } from '@openhall/domain/townhall';
import type { HallCommand, HallCommandKind } from '@openhall/domain/townhall';
import { largestCount } from '../../common/version-field.js';
import { fieldProblem } from '../../common/problem.js';
import { day, flag, id, nullable, oneOf, poll, shape, text, whole } from './command-fields.js';
import type { Field } from './command-fields.js';

type FieldsOf<K extends HallCommandKind> = {
  [F in keyof Omit<Extract<HallCommand, { kind: K }>, 'kind'>]-?: Field<
    Exclude<Extract<HallCommand, { kind: K }>[F], undefined>
  >;
};

const version = whole(1, largestCount);
const seconds = whole(5, 7_200);
const reason = text(limits.hallNote);
const ofQuestion = { questionId: id, version };
const ofPoll = { pollId: id, version };
const ofSpeaker = { speakerId: id };
const group = nullable(text(limits.speakerName));

/** The fields of each command. A new command enters here, or this does not compile. */
const commands: { [K in HallCommandKind]: FieldsOf<K> } = {
  'hall.open_lobby': {},
  'hall.start': {},
  'hall.pause': {},
  'hall.resume': {},
  'hall.end': {},
  'hall.blank': { blanked: flag },
  'hall.slow_mode': { seconds: nullable(whole(5, 3_600)) },
  'hall.take_questions': { open: flag },
  'agenda.go_to': { itemId: nullable(id) },
  'question.accept': ofQuestion,
  'question.pin': { ...ofQuestion, pinned: flag },
  'question.assign': { ...ofQuestion, panellistId: nullable(id) },
  'question.start_answer': { ...ofQuestion, replaces: nullable(id) },
  'question.finish_answer': { ...ofQuestion, answer: nullable(text(limits.hallAnswer, true)) },
  'question.defer': { ...ofQuestion, owner: text(limits.displayName), on: day },
  'question.answer_later': { ...ofQuestion, answer: text(limits.hallAnswer, true) },
  'question.merge': { ...ofQuestion, intoId: id },
  'question.refuse': {
    ...ofQuestion,
    reason: oneOf(refusalReasons),
    note: text({ max: limits.hallNote.max }, true),
  },
  'question.restore': ofQuestion,
  'question.note': { ...ofQuestion, note: text({ max: limits.hallNote.max }, true) },
  'poll.create': { pollId: id, poll },
  'poll.edit': { ...ofPoll, poll },
  'poll.discard': ofPoll,
  'poll.open': { ...ofPoll, seconds: nullable(seconds) },
  'poll.extend': { ...ofPoll, seconds },
  'poll.close': ofPoll,
  'poll.show': { ...ofPoll, shown: flag },
  'poll.show_results': { ...ofPoll, shown: flag },
  'poll.judge_words': { pollId: id, wordsId: id, approved: flag },
  'speakers.set': {
    open: flag,
    limitSeconds: whole(0, 7_200),
    firstTimeFirst: flag,
    alternation: flag,
    pointsOfOrder: flag,
  },
  'speakers.add': { ...ofSpeaker, name: text(limits.speakerName), group, pointOfOrder: flag },
  'speakers.call': { speakerId: nullable(id), means: nullable(text({ max: limits.speakerMeans.max }, true)) },
  'speakers.start': ofSpeaker,
  'speakers.pause': ofSpeaker,
  'speakers.resume': ofSpeaker,
  'speakers.more_time': { ...ofSpeaker, seconds },
  'speakers.finish': ofSpeaker,
  'speakers.move': { ...ofSpeaker, place: whole(1, 1_000) },
  'speakers.remove': ofSpeaker,
  'speakers.group': { ...ofSpeaker, group },
  'announcement.post': {
    announcementId: id,
    text: text(limits.announcement, true),
    as: oneOf(['announcement', 'note']),
  },
  'announcement.remove': { announcementId: id },
  'caption.add': { captionId: id, text: text(limits.caption) },
  'person.mute': { accountId: id, reason },
  'person.unmute': { accountId: id },
  'person.remove': { accountId: id, reason },
  'person.readmit': { accountId: id },
};

const optional = ['replaces'];

/** Checks a command of the console by its kind: unknown fields are refused, texts cleaned and measured. */
@Injectable()
export class CommandPipe implements PipeTransform<unknown, HallCommand> {
  /** @throws ProblemError `invalid_request` */
  transform(body: unknown): HallCommand {
    const kind: unknown = typeof body === 'object' && body !== null && 'kind' in body ? body.kind : undefined;
    if (typeof kind !== 'string' || !Object.hasOwn(commands, kind))
      throw fieldProblem('kind', 'not_a_choice');
    const fields = commands[kind as HallCommandKind];
    const read = shape<Record<string, unknown>>({ kind: () => kind, ...fields }, optional);
    return read(body, '') as HallCommand;
  }
}
