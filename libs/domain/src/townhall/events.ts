/**
 * What happened, by references only. The adapter chooses rooms: for what may be hidden, `publicNews` says what the
 * public may hear. Moderators' rooms hear everything.
 */
export type HallEvent =
  /** Phase, current item, agenda timers, what is on air, slow mode, blanking. */
  | { type: 'hall.changed' }
  | { type: 'hall.planned' }
  | { type: 'hall.published' }
  | {
      type: 'question.changed';
      questionId: string;
      number: number;
      wasPublic: boolean;
      isPublic: boolean;
      /** Whose own room hears of it; null = the account is gone. */
      askerId: string | null;
    }
  /** What was promised has come: the asker and those who upvoted are told. */
  | { type: 'question.answered_later'; questionId: string }
  /** Merged or separated: the upvotes of these are to be counted anew, different people over `upvoteSources`. */
  | { type: 'upvotes.recount'; questionIds: string[] }
  | {
      type: 'poll.changed';
      pollId: string;
      wasPublic: boolean;
      isPublic: boolean;
      /** It took answers before this and takes none any more, or the other way round. */
      opened: boolean;
      closed: boolean;
    }
  | { type: 'poll.words_judged'; pollId: string; wordsId: string; approved: boolean }
  /** `accountIds`: people whose own place, state or means changed. */
  | { type: 'speakers.changed'; accountIds: string[] }
  | { type: 'announcement.posted'; announcementId: string }
  | { type: 'announcement.gone'; announcementId: string }
  | { type: 'caption.added'; captionId: string }
  | { type: 'person.restricted'; accountId: string; kind: 'muted' | 'removed' }
  | { type: 'person.freed'; accountId: string };

export type HallEventType = HallEvent['type'];

/**
 * What the public may hear of a question or poll that changed: that it is to be shown as it is now, that it is gone,
 * or (null) nothing, since the public never knew of it.
 */
export function publicNews(event: { wasPublic: boolean; isPublic: boolean }): 'show' | 'gone' | null {
  if (event.isPublic) return 'show';
  return event.wasPublic ? 'gone' : null;
}
