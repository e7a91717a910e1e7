import type {
  AgendaItemView,
  AnnouncementView,
  HallHead,
  PanellistView,
  PollView,
  QuestionView,
  SpeakersView,
  SpeakerView,
} from '@openhall/contracts/townhall';
import {
  currentSpeaker,
  isPublic,
  isPublicPoll,
  publicMergedNumbers,
  resultsVisible,
  shownPoll,
  takesQuestions,
  waitingSpeakers,
} from '@openhall/domain/townhall';
import type { AgendaItem, Announcement, HallState, Poll, Question, Speaker } from '@openhall/domain/townhall';
import type { Numbers } from './hall-numbers.service.js';
import { nobody } from './upvotes-by.js';

/** Names of accounts, by id; those of accounts that are gone are missing. */
export type Names = ReadonlyMap<string, string>;

/** What stands over everything. */
export function headOf(state: HallState): HallHead {
  const { phase, currentItemId, answeringId, slowSeconds, startedAt, endedAt, pauses, blanked } = state.hall;
  const lastPause = pauses.at(-1);
  return {
    ...{ phase, currentItemId, answeringId, slowSeconds, startedAt, endedAt, blanked },
    pollId: shownPoll(state)?.id ?? null,
    questionsOpen: takesQuestions(state.hall),
    pausedAt: lastPause && lastPause.to === null ? lastPause.from : null,
  };
}

/** @param titles of proposals that are public */
export function agendaItem(state: HallState, item: AgendaItem, titles: Names): AgendaItemView {
  const { id, title, description, plannedMinutes, proposalId, timer, spans } = item;
  const proposalTitle = proposalId === null ? undefined : titles.get(proposalId);
  const isCurrent = state.hall.currentItemId === id;
  return {
    ...{ id, title, description, plannedMinutes, timer },
    proposal:
      proposalId !== null && proposalTitle !== undefined ? { id: proposalId, title: proposalTitle } : null,
    state: isCurrent ? 'current' : spans.length > 0 ? 'done' : 'coming',
  };
}

export function agendaOf(state: HallState, titles: Names): AgendaItemView[] {
  return [...state.agenda.values()]
    .sort((a, b) => a.position - b.position)
    .map((item) => agendaItem(state, item, titles));
}

export function panellistsOf(state: HallState): PanellistView[] {
  return [...state.panellists.values()]
    .sort((a, b) => a.position - b.position)
    .map(({ id, name, role }) => ({ id, name, role }));
}

/** A question as everybody may see it; null while it is not public. */
export function questionView(
  state: HallState,
  question: Question | undefined,
  { upvotes, upvotesBy }: Pick<Numbers, 'upvotes' | 'upvotesBy'>,
  names: Names,
): QuestionView | null {
  if (!question || !isPublic(question)) return null;
  const { id, number, text, lang, assurance, pinned, itemId, panellistId, askedAt, answer } = question;
  const { askerId, anonymous, answeredAt, deferred } = question;
  return {
    ...{
      id,
      number,
      text,
      lang,
      assurance,
      pinned,
      itemId,
      panellistId,
      askedAt,
      answer,
      answeredAt,
      deferred,
    },
    state: question.state as QuestionView['state'],
    askerName: askerId === null || anonymous ? null : (names.get(askerId) ?? null),
    upvotes: upvotes.get(id) ?? 0,
    upvotesBy: upvotesBy.get(id) ?? nobody,
    merged: publicMergedNumbers(state, id),
  };
}

/** A poll as everybody may see it; null for a draft. Results only where they show. */
export function pollView(poll: Poll | undefined, { polls }: Pick<Numbers, 'polls'>): PollView | null {
  if (!poll || !isPublicPoll(poll)) return null;
  const { id, kind, question, lang, options, maxPicks, scale, openedAt, closesAt, shown } = poll;
  const numbers = polls.get(id);
  return {
    ...{ id, kind, question, lang, maxPicks, scale, closesAt, shown },
    options: [...options],
    state: poll.state as PollView['state'],
    openedAt: openedAt ?? poll.createdAt,
    answered: numbers?.answered ?? 0,
    results: resultsVisible(poll, 'public') ? (numbers?.results ?? null) : null,
  };
}

export function speakerView(
  { id, name, accountId, pointOfOrder, state, timer }: Speaker,
  names: Names,
): SpeakerView {
  const shown = accountId === null ? name : names.get(accountId);
  return { id, name: shown ?? '', inRoom: accountId === null, pointOfOrder, state, timer };
}

export function speakersOf(state: HallState, names: Names): SpeakersView {
  const current = currentSpeaker(state);
  return {
    rules: state.hall.speakers,
    current: current && speakerView(current, names),
    waiting: waitingSpeakers(state).map((speaker) => speakerView(speaker, names)),
  };
}

export function announcementView({ id, kind, text, lang, at }: Announcement): AnnouncementView {
  return { id, kind, text, lang, at };
}

/** Accounts whose names a view of these parts needs. */
export function peopleOf(questions: readonly Question[], speakers: readonly Speaker[]): string[] {
  return [
    ...questions.flatMap(({ askerId, anonymous }) => (askerId === null || anonymous ? [] : [askerId])),
    ...speakers.flatMap(({ accountId }) => accountId ?? []),
  ];
}
