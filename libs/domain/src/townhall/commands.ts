import type { PollKind, RefusalReason } from './rules.js';

export interface PollOption {
  id: string;
  label: string;
}

/** A poll as it is prepared. */
export interface PollWriting {
  kind: PollKind;
  question: string;
  lang: string;
  options: PollOption[];
  /** Of a multiple choice. */
  maxPicks: number | null;
  /** Of a scale. */
  scale: { min: number; max: number; minLabel: string; maxLabel: string } | null;
  /** Nobody, the moderators neither, sees results before the close. */
  hideUntilClosed: boolean;
}

/** One answer: option ids (single, multiple; ranking: in order), a value (scale), or words. */
export interface PollAnswer {
  options?: string[];
  value?: number;
  words?: string;
}

/**
 * One act of a moderator on the hall. `version` is that of the
 * question or poll as the moderator saw it: another one's act in between refuses this one (`edited_meanwhile`).
 */
export type HallCommand =
  | { kind: 'hall.open_lobby' }
  | { kind: 'hall.start' }
  | { kind: 'hall.pause' }
  | { kind: 'hall.resume' }
  | { kind: 'hall.end' }
  | { kind: 'hall.blank'; blanked: boolean }
  | { kind: 'hall.slow_mode'; seconds: number | null }
  | { kind: 'hall.take_questions'; open: boolean }
  | { kind: 'agenda.go_to'; itemId: string | null }
  | { kind: 'question.accept'; questionId: string; version: number }
  | { kind: 'question.pin'; questionId: string; version: number; pinned: boolean }
  | { kind: 'question.assign'; questionId: string; version: number; panellistId: string | null }
  /** `replaces`: the one that the moderator saw being answered; where given, another one there now refuses this. */
  | { kind: 'question.start_answer'; questionId: string; version: number; replaces?: string | null }
  | { kind: 'question.finish_answer'; questionId: string; version: number; answer: string | null }
  | { kind: 'question.defer'; questionId: string; version: number; owner: string; on: string }
  | { kind: 'question.answer_later'; questionId: string; version: number; answer: string }
  | { kind: 'question.merge'; questionId: string; version: number; intoId: string }
  | { kind: 'question.refuse'; questionId: string; version: number; reason: RefusalReason; note: string }
  | { kind: 'question.restore'; questionId: string; version: number }
  | { kind: 'question.note'; questionId: string; version: number; note: string }
  | { kind: 'poll.create'; pollId: string; poll: PollWriting }
  | { kind: 'poll.edit'; pollId: string; version: number; poll: PollWriting }
  | { kind: 'poll.discard'; pollId: string; version: number }
  | { kind: 'poll.open'; pollId: string; version: number; seconds: number | null }
  | { kind: 'poll.extend'; pollId: string; version: number; seconds: number }
  | { kind: 'poll.close'; pollId: string; version: number }
  | { kind: 'poll.show'; pollId: string; version: number; shown: boolean }
  | { kind: 'poll.show_results'; pollId: string; version: number; shown: boolean }
  | { kind: 'poll.judge_words'; pollId: string; wordsId: string; approved: boolean }
  | {
      kind: 'speakers.set';
      open: boolean;
      limitSeconds: number;
      firstTimeFirst: boolean;
      alternation: boolean;
      pointsOfOrder: boolean;
    }
  | { kind: 'speakers.add'; speakerId: string; name: string; group: string | null; pointOfOrder: boolean }
  | { kind: 'speakers.call'; speakerId: string | null; means: string | null }
  | { kind: 'speakers.start'; speakerId: string }
  | { kind: 'speakers.pause'; speakerId: string }
  | { kind: 'speakers.resume'; speakerId: string }
  | { kind: 'speakers.more_time'; speakerId: string; seconds: number }
  | { kind: 'speakers.finish'; speakerId: string }
  | { kind: 'speakers.move'; speakerId: string; place: number }
  | { kind: 'speakers.remove'; speakerId: string }
  /** Names the group of a speaker, for alternation. */
  | { kind: 'speakers.group'; speakerId: string; group: string | null }
  | { kind: 'announcement.post'; announcementId: string; text: string; as: 'announcement' | 'note' }
  | { kind: 'announcement.remove'; announcementId: string }
  | { kind: 'caption.add'; captionId: string; text: string }
  | { kind: 'person.mute'; accountId: string; reason: string }
  | { kind: 'person.unmute'; accountId: string }
  | { kind: 'person.remove'; accountId: string; reason: string }
  | { kind: 'person.readmit'; accountId: string };

export type HallCommandKind = HallCommand['kind'];
