import type { RoundSummary } from '@openhall/contracts/statements';
import type { HallView, OwnHall, QuestionView } from '@openhall/contracts/townhall';
import type { Page } from '@openhall/contracts/pages';
import { questionOrders, type QuestionOrder } from '@openhall/domain/townhall';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { api } from '$lib/server/api.js';
import { hallActions } from '$lib/townhall/hall-actions.server.js';
import { isOver } from '$lib/townhall/words.js';

type Questions = Page<QuestionView>;

function orderIn(url: URL): QuestionOrder | null {
  const wanted = url.searchParams.get('order');
  return questionOrders.find((order) => order === wanted) ?? null;
}

/** Once the hall is over: its questions by what became of them, each list with pages of its own. */
async function outcomeOf(event: RequestEvent, path: string) {
  const ask = (part: string, state: string, order: QuestionOrder) => {
    const query = new URLSearchParams({ state, order });
    const cursor = event.url.searchParams.get(part);
    if (cursor) query.set('cursor', cursor);
    return api(event).get<Questions>(`${path}/questions?${query}`);
  };
  const [answered, owed, open] = await Promise.all([
    ask('answered', 'answered', 'oldest'),
    ask('owed', 'deferred', 'oldest'),
    ask('open', 'accepted', 'upvotes'),
  ]);
  return { answered, owed, open };
}

/** The question that a letter led to; null where there is none that is public. */
async function askedForIn(event: RequestEvent, path: string): Promise<QuestionView | null> {
  const number = Number(event.url.searchParams.get('question'));
  if (!Number.isSafeInteger(number) || number < 1) return null;
  return api(event)
    .get<Questions>(`${path}/questions?number=${number}`)
    .then(({ items }) => items[0] ?? null)
    .catch(() => null);
}

export const load: PageServerLoad = async (event) => {
  const { params, url, locals } = event;
  const path = `/town-halls/${encodeURIComponent(params.id)}`;
  const wanted = orderIn(url);
  // The hall first: its `seq` is the snapshot's, so whatever is one's own is at least as new.
  const hall = await api(event).get<HallView>(wanted ? `${path}?order=${wanted}` : path);
  const { order, head } = hall;
  const cursor = url.searchParams.get('cursor');
  const query = new URLSearchParams({ order, ...(cursor ? { cursor } : {}) });
  const [own, page, outcome, wantedOne, rounds] = await Promise.all([
    api(event).get<OwnHall>(`${path}/me`),
    isOver(head.phase) ? null : api(event).get<Questions>(`${path}/questions?${query}`),
    isOver(head.phase) ? outcomeOf(event, path) : null,
    askedForIn(event, path),
    api(event).get<RoundSummary[]>(`${path}/statement-rounds`),
  ]);
  const questions = page?.items ?? [];
  const listed = [questions, ...Object.values(outcome ?? {}).map(({ items }) => items)].flat();
  const answering = hall.questions.filter(({ id }) => id === head.answeringId);
  if (url.searchParams.get('stream') === 'show') locals.frames = hall.stream?.url;
  return {
    // Told once: the page's list is the one beside it.
    hall: { ...hall, questions: [], description: '' },
    questions: [...answering.filter(({ id }) => questions.every((one) => one.id !== id)), ...questions],
    next: page?.next ?? null,
    list: `${order} ${cursor ?? ''}`,
    own,
    outcome,
    askedFor: listed.some(({ id }) => id === wantedOne?.id) ? null : wantedOne,
    rounds,
  };
};

export const actions = { ...hallActions } satisfies Actions;
