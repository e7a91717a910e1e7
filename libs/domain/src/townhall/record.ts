import type { PollResults, ByAssurance } from './poll-tally.js';
import { isPublic, isPublicPoll, publicMergedNumbers, resultsVisible } from './questions.js';
import { refusalReasons, type PollKind, type RefusalReason } from './rules.js';
import type { HallState, Poll, Question, Speaker } from './state.js';
import { elapsed } from './timer.js';

export type QuestionOutcome =
  'answered_spoken' | 'answered_typed' | 'answered_later' | 'deferred' | 'not_reached';

/** What happened in a hall, drafted from the record; the frozen part of the minutes. Times are ms since 1970, spans ms. */
export interface HallRecord {
  hall: {
    id: string;
    title: string;
    lang: string;
    timeZone: string;
    startedAt: number | null;
    endedAt: number | null;
    pausedMs: number;
  };
  participants: ByAssurance;
  panellists: { name: string; role: string }[];
  agenda: { title: string; plannedMinutes: number; startedAt: number | null; spentMs: number }[];
  /** In the order in which they were answered; then those put off, then those not reached, by number. */
  questions: {
    number: number;
    text: string;
    lang: string;
    askerName: string | null;
    upvotes: number;
    /** The same people by what "one person" rests on. */
    upvotesBy: ByAssurance;
    panellist: string | null;
    /** Of the item during which it was answered, or to which it was put. */
    item: string | null;
    outcome: QuestionOutcome;
    answer: string | null;
    answeredAt: number | null;
    merged: number[];
    owed: { owner: string; on: string } | null;
  }[];
  /** `no_time` counts also those that nobody got round to looking at. */
  notTaken: { reason: RefusalReason; count: number }[];
  withdrawn: number;
  polls: {
    question: string;
    kind: PollKind;
    options: { id: string; label: string }[];
    /** null where the moderators chose not to show them. */
    results: PollResults | null;
    openedAt: number;
    closedAt: number | null;
  }[];
  speakers: { name: string; inRoom: boolean; spokeMs: number; startedAt: number }[];
  announcements: { text: string; at: number }[];
}

/** What a record needs from outside the state. */
export interface RecordSources {
  readonly participants: ByAssurance;
  /** The name of a person as it may stand in public; null = a guest who is gone, or a deleted account. */
  readonly nameOf: (accountId: string) => string | null;
  /** How many people upvoted, over all `upvoteSources`. */
  readonly upvotesOf: (questionId: string) => number;
  readonly upvotesByOf: (questionId: string) => ByAssurance;
  /** Asked only for polls whose results are public. */
  readonly resultsOf: (pollId: string) => PollResults;
}

/**
 * Drafts the record of a hall at `now` (ms): nothing enters it that was not public, names of anonymous askers neither.
 */
export function draftRecord(state: HallState, sources: RecordSources, now: number): HallRecord {
  const { id, title, lang, timeZone, startedAt, endedAt, pauses } = state.hall;
  const pausedMs = pauses.reduce((sum, { from, to }) => sum + Math.max(0, (to ?? now) - from), 0);
  const questions = [...state.questions.values()];
  return {
    hall: { id, title, lang, timeZone, startedAt, endedAt, pausedMs },
    participants: sources.participants,
    panellists: [...state.panellists.values()].map(({ name, role }) => ({ name, role })),
    agenda: agendaOf(state, now),
    questions: inOrder(questions.filter(isPublic)).map((question) => questionOf(state, question, sources)),
    notTaken: notTakenOf(questions),
    withdrawn: questions.filter((question) => question.state === 'withdrawn').length,
    polls: pollsOf(state, sources),
    speakers: speakersOf(state, sources, now),
    announcements: [...state.announcements.values()]
      .filter(({ kind }) => kind === 'announcement')
      .map(({ text, at }) => ({ text, at })),
  };
}

function agendaOf(state: HallState, now: number): HallRecord['agenda'] {
  return [...state.agenda.values()]
    .sort((a, b) => a.position - b.position)
    .map(({ title, plannedMinutes, timer }) => ({
      title,
      plannedMinutes,
      startedAt: timer.startedAt,
      spentMs: elapsed(timer, now),
    }));
}

function inOrder(questions: readonly Question[]): Question[] {
  const group = ({ state }: Question) => ['answered', 'answering', 'deferred', 'accepted'].indexOf(state);
  const at = ({ answeringAt, answeredAt }: Question) => answeringAt ?? answeredAt ?? 0;
  return [...questions].sort((a, b) => group(a) - group(b) || at(a) - at(b) || a.number - b.number);
}

function questionOf(
  state: HallState,
  question: Question,
  { nameOf, upvotesOf, upvotesByOf }: RecordSources,
): HallRecord['questions'][number] {
  const { id, number, text, lang, askerId, anonymous, panellistId, answeredItemId, itemId } = question;
  const item = state.agenda.get(answeredItemId ?? itemId ?? '');
  return {
    number,
    text,
    lang,
    askerName: anonymous || askerId === null ? null : nameOf(askerId),
    upvotes: upvotesOf(id),
    upvotesBy: { ...upvotesByOf(id) },
    panellist: state.panellists.get(panellistId ?? '')?.name ?? null,
    item: item?.title ?? null,
    outcome: outcomeOf(state, question),
    answer: question.answer,
    answeredAt: question.answeredAt,
    merged: publicMergedNumbers(state, id),
    owed: question.state === 'deferred' && question.deferred !== null ? { ...question.deferred } : null,
  };
}

function outcomeOf({ hall }: HallState, { state, answer, answeredAt, deferred }: Question): QuestionOutcome {
  if (state === 'deferred') return 'deferred';
  if (state === 'accepted') return 'not_reached';
  const after = hall.endedAt !== null && answeredAt !== null && answeredAt > hall.endedAt;
  if (deferred !== null && after) return 'answered_later';
  return answer === null ? 'answered_spoken' : 'answered_typed';
}

function notTakenOf(questions: readonly Question[]): HallRecord['notTaken'] {
  const reasons = questions.flatMap(({ state, refusal }): RefusalReason[] => {
    if (state === 'held' || state === 'waiting') return ['no_time'];
    return refusal === null ? [] : [refusal.reason];
  });
  return refusalReasons
    .map((reason) => ({ reason, count: reasons.filter((is) => is === reason).length }))
    .filter(({ count }) => count > 0);
}

function pollsOf(state: HallState, { resultsOf }: RecordSources): HallRecord['polls'] {
  return [...state.polls.values()]
    .filter((poll): poll is Poll & { openedAt: number } => isPublicPoll(poll) && poll.openedAt !== null)
    .sort((a, b) => a.openedAt - b.openedAt)
    .map((poll) => ({
      question: poll.question,
      kind: poll.kind,
      options: poll.options.map(({ id, label }) => ({ id, label })),
      results: resultsVisible(poll, 'public') ? resultsOf(poll.id) : null,
      openedAt: poll.openedAt,
      closedAt: poll.closedAt,
    }));
}

function speakersOf(state: HallState, { nameOf }: RecordSources, now: number): HallRecord['speakers'] {
  const spoke: HallRecord['speakers'] = [];
  for (const speaker of state.speakers.values()) {
    const { startedAt } = speaker.timer;
    if (startedAt === null) continue;
    const inRoom = speaker.accountId === null;
    spoke.push({
      name: nameOfSpeaker(speaker, nameOf),
      inRoom,
      spokeMs: elapsed(speaker.timer, now),
      startedAt,
    });
  }
  return spoke.sort((a, b) => a.startedAt - b.startedAt);
}

/** Empty for a person whose account is gone. */
function nameOfSpeaker({ accountId, name }: Speaker, nameOf: RecordSources['nameOf']): string {
  return (accountId === null ? name : nameOf(accountId)) ?? '';
}
