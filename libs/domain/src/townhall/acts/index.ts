import { takenBack } from '../undo.js';
import type { Act, CommandKind, Outcome } from './act.js';
import * as answers from './answer-acts.js';
import * as hall from './hall-acts.js';
import * as participants from './participant-acts.js';
import * as people from './people-acts.js';
import { plan } from './plan-acts.js';
import * as polls from './poll-acts.js';
import * as questions from './question-acts.js';
import * as speakers from './speaker-acts.js';

const acts: { readonly [K in CommandKind]: (act: Act<K>) => Outcome } = {
  'hall.open_lobby': hall.openLobby,
  'hall.start': hall.start,
  'hall.pause': hall.pause,
  'hall.resume': hall.resume,
  'hall.end': hall.end,
  'hall.publish': hall.publish,
  'hall.plan': plan,
  'hall.blank': hall.blank,
  'hall.slow_mode': hall.slowMode,
  'hall.take_questions': hall.takeQuestions,
  'agenda.go_to': hall.goTo,
  'question.ask': participants.ask,
  'question.withdraw': participants.withdraw,
  'question.accept': questions.accept,
  'question.pin': questions.pin,
  'question.assign': questions.assign,
  'question.start_answer': answers.startAnswer,
  'question.finish_answer': answers.finishAnswer,
  'question.defer': answers.defer,
  'question.answer_later': answers.answerLater,
  'question.merge': questions.merge,
  'question.refuse': questions.refuse,
  'question.restore': questions.restore,
  'question.note': questions.note,
  'poll.create': polls.createPoll,
  'poll.edit': polls.editPoll,
  'poll.discard': polls.discardPoll,
  'poll.open': polls.openPoll,
  'poll.extend': polls.extendPoll,
  'poll.close': polls.closePoll,
  'poll.show': polls.showPoll,
  'poll.show_results': polls.showResults,
  'poll.judge_words': polls.judgeWords,
  'speakers.set': speakers.setSpeakers,
  'speakers.add': speakers.addSpeaker,
  'speakers.call': speakers.callSpeaker,
  'speakers.start': speakers.startSpeaker,
  'speakers.pause': speakers.pauseSpeaker,
  'speakers.resume': speakers.resumeSpeaker,
  'speakers.more_time': speakers.moreTime,
  'speakers.finish': speakers.finishSpeaker,
  'speakers.move': speakers.moveSpeaker,
  'speakers.remove': speakers.removeSpeaker,
  'speakers.group': speakers.groupSpeaker,
  'hand.raise': participants.raiseHand,
  'hand.lower': participants.lowerHand,
  'announcement.post': people.announce,
  'announcement.remove': people.unannounce,
  'caption.add': people.caption,
  'person.mute': people.mute,
  'person.unmute': people.unmute,
  'person.remove': people.removePerson,
  'person.readmit': people.readmit,
  undo: ({ state, command, now }) => takenBack(state, command, now),
};

/** Carries one command out. */
export function act<K extends CommandKind>(command: Act<K>): Outcome {
  return acts[command.command.kind](command);
}
