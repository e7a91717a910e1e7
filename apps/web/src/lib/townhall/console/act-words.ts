import { m } from '@openhall/messages/catalogue';
import type { HallCommandKind, HeldReason } from '@openhall/domain/townhall';

const done: Readonly<Record<HallCommandKind, () => string>> = {
  'hall.open_lobby': m.console_done_open_lobby,
  'hall.start': m.console_done_start,
  'hall.pause': m.console_done_pause,
  'hall.resume': m.console_done_resume,
  'hall.end': m.console_done_end,
  'hall.blank': m.console_done_blank,
  'hall.slow_mode': m.console_done_slow_mode,
  'hall.take_questions': m.console_done_take_questions,
  'agenda.go_to': m.console_done_go_to,
  'question.accept': m.console_done_accept,
  'question.pin': m.console_done_pin,
  'question.assign': m.console_done_assign,
  'question.start_answer': m.console_done_start_answer,
  'question.finish_answer': m.console_done_finish_answer,
  'question.defer': m.console_done_defer,
  'question.answer_later': m.console_done_answer_later,
  'question.merge': m.console_done_merge,
  'question.refuse': m.console_done_refuse,
  'question.restore': m.console_done_restore,
  'question.note': m.console_done_note,
  'poll.create': m.console_done_poll_create,
  'poll.edit': m.console_done_poll_edit,
  'poll.discard': m.console_done_poll_discard,
  'poll.open': m.console_done_poll_open,
  'poll.extend': m.console_done_poll_extend,
  'poll.close': m.console_done_poll_close,
  'poll.show': m.console_done_poll_show,
  'poll.show_results': m.console_done_poll_show_results,
  'poll.judge_words': m.console_done_judge_words,
  'speakers.set': m.console_done_speakers_set,
  'speakers.add': m.console_done_speakers_add,
  'speakers.call': m.console_done_speakers_call,
  'speakers.start': m.console_done_speakers_start,
  'speakers.pause': m.console_done_speakers_pause,
  'speakers.resume': m.console_done_speakers_resume,
  'speakers.more_time': m.console_done_more_time,
  'speakers.finish': m.console_done_speakers_finish,
  'speakers.move': m.console_done_speakers_move,
  'speakers.remove': m.console_done_speakers_remove,
  'speakers.group': m.console_done_speakers_group,
  'announcement.post': m.console_done_announce,
  'announcement.remove': m.console_done_unannounce,
  'caption.add': m.console_done_caption,
  'person.mute': m.console_done_mute,
  'person.unmute': m.console_done_unmute,
  'person.remove': m.console_done_person_remove,
  'person.readmit': m.console_done_readmit,
};

/** What was done, in a word or two: `Accepted`. */
export function doneWords(act: string): string {
  if (act === 'undo') return m.console_done_undo();
  return Object.hasOwn(done, act) ? done[act as HallCommandKind]() : act;
}

/** Why a question waits for a person. */
export function heldWords(reason: HeldReason): string {
  return {
    address: m.console_held_address,
    phone: m.console_held_phone,
    threat: m.console_held_threat,
    link: m.console_held_link,
    flood: m.console_held_flood,
    rude: m.console_held_rude,
  }[reason]();
}
