import { changesBetween, sameValue, type Change } from './changes.js';
import type { HallEvent } from './events.js';
import { isPublic, isPublicPoll, shownPoll } from './questions.js';
import type { AgendaItem, Hall, HallState, Poll, Question } from './state.js';

/**
 * What happened between two states, complete by construction: events are read off what differs, so no act can forget
 * to tell, or tell more than it changed.
 */
export function newsBetween(before: HallState, after: HallState): HallEvent[] {
  if (before === after) return [];
  const changes = changesBetween(before, after);
  return [
    ...hallNews(before, after, changes.agenda),
    ...changes.questions.flatMap(questionNews),
    ...recounts(changes.questions),
    ...changes.polls.map(pollNews),
    ...speakerNews(before.hall, after.hall, changes.speakers),
    ...changes.announcements.map(({ before: earlier, after: later }): HallEvent =>
      later === null
        ? { type: 'announcement.gone', announcementId: idOf(earlier) }
        : { type: 'announcement.posted', announcementId: later.id },
    ),
    ...changes.restrictions.map(({ before: earlier, after: later }): HallEvent =>
      later === null
        ? { type: 'person.freed', accountId: idOf(earlier) }
        : { type: 'person.restricted', accountId: later.id, kind: later.kind },
    ),
  ];
}

function idOf(entity: { id: string } | null): string {
  return entity?.id ?? '';
}

const shownOfHall = [
  'phase',
  'rules',
  'currentItemId',
  'answeringId',
  'blanked',
  'slowSeconds',
  'questionsClosed',
  'pauses',
] as const satisfies readonly (keyof Hall)[];

function hallNews(before: HallState, after: HallState, agenda: readonly Change<AgendaItem>[]): HallEvent[] {
  const news: HallEvent[] = [];
  const moved = agenda.some(
    ({ before: earlier, after: later }) => !sameValue(earlier?.timer ?? null, later?.timer ?? null),
  );
  const headChanged = shownOfHall.some((field) => !sameValue(before.hall[field], after.hall[field]));
  const pollChanged = shownPoll(before)?.id !== shownPoll(after)?.id;
  if (headChanged || moved || pollChanged) news.push({ type: 'hall.changed' });
  if (before.hall.planVersion !== after.hall.planVersion) news.push({ type: 'hall.planned' });
  if (before.hall.phase !== 'published' && after.hall.phase === 'published') {
    news.push({ type: 'hall.published' });
  }
  return news;
}

function questionNews({ before, after }: Change<Question>): HallEvent[] {
  const question = after ?? before;
  if (question === null) return [];
  const wasPublic = before !== null && isPublic(before);
  const nowPublic = after !== null && isPublic(after);
  const { id: questionId, number, askerId } = question;
  const news: HallEvent[] = [
    { type: 'question.changed', questionId, number, wasPublic, isPublic: nowPublic, askerId },
  ];
  const kept = after?.state === 'answered' && after.deferred !== null && before?.state !== 'answered';
  if (kept) news.push({ type: 'question.answered_later', questionId });
  return news;
}

function recounts(questions: readonly Change<Question>[]): HallEvent[] {
  const ids = new Set<string>();
  for (const { before, after } of questions) {
    const from = before?.mergedIntoId ?? null;
    const into = after?.mergedIntoId ?? null;
    if (from === into || after === null) continue;
    for (const id of [from, into, after.id]) if (id !== null) ids.add(id);
  }
  return ids.size === 0 ? [] : [{ type: 'upvotes.recount', questionIds: [...ids] }];
}

function pollNews({ before, after }: Change<Poll>): HallEvent {
  const wasOpen = before?.state === 'open';
  const isOpen = after?.state === 'open';
  return {
    type: 'poll.changed',
    pollId: idOf(after ?? before),
    wasPublic: before !== null && isPublicPoll(before),
    isPublic: after !== null && isPublicPoll(after),
    opened: isOpen && !wasOpen,
    closed: wasOpen && !isOpen,
  };
}

function speakerNews(
  before: Hall,
  after: Hall,
  speakers: readonly Change<{ id: string; accountId: string | null }>[],
): HallEvent[] {
  if (speakers.length === 0 && sameValue(before.speakers, after.speakers)) return [];
  const ids = speakers.map(({ before: earlier, after: later }) => (later ?? earlier)?.accountId ?? null);
  return [{ type: 'speakers.changed', accountIds: [...new Set(ids.filter((id) => id !== null))] }];
}
