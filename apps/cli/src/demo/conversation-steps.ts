import type { CommentView } from '@openhall/contracts/comments';
import type { Telling } from './proposal-steps.js';
import type { CommentFate, ConsultationStory } from './story.js';
import { readThreads } from './threads.js';
import type { ToldComment } from './threads.js';
import { gathered } from './timeline.js';
import type { Act, Step } from './timeline.js';

const hourMs = 3_600_000;
/** Helpful marks within this time (ms) are sent together. */
const spanMs = 12 * hourMs;
const mostMarks = 15;

/** The conversations of a consultation, with helpful marks, and what became of the comments named in `fates`. */
export function conversationSteps(
  story: ConsultationStory,
  fates: readonly CommentFate[],
  moderator: string,
  telling: Telling,
): Step[] {
  const { participation } = telling;
  const until = participation.end(story);
  const steps: Step[] = [];
  const marks: Act[] = [];
  const tell = (comment: ToldComment, proposal: string, parent: () => string | null, at: number): number => {
    const fate = fates.find(({ comment: key }) => key === comment.key);
    let id: string | null = null;
    const own = () => {
      if (!id) throw new Error(`a comment of ${comment.by} is used before it is written`);
      return id;
    };
    const run = async () => {
      id = await post(comment, proposal, parent(), telling);
    };
    steps.push({ at, contributions: 1, run });
    if (!fate) marks.push(...marksOf(comment, own, at, until, telling));
    const replied = comment.replies.map((reply) => {
      const earliest = Math.max(at, firstMoment(reply, telling));
      return tell(reply, proposal, own, participation.answerTo(earliest, until));
    });
    // Nobody can answer what was hidden or deleted.
    const last = Math.max(at, ...replied);
    if (fate) steps.push(...fateSteps(fate, comment, own, moderator, last, until, telling));
    return last;
  };
  for (const [key, roots] of readThreads(story.threads)) {
    const proposal = story.proposals.find((candidate) => candidate.key === key);
    if (!proposal) throw new Error(`${story.slug} has no proposal ${key}`);
    for (const root of roots) {
      const earliest = Math.max(participation.publishedAt(proposal), firstMoment(root, telling));
      tell(root, key, () => null, participation.soonAfter(earliest, until));
    }
  }
  return [...steps, ...gathered(marks, spanMs)];
}

function firstMoment({ notBefore }: ToldComment, { calendar }: Telling): number {
  return notBefore === null ? 0 : calendar.at(notBefore, '13:00');
}

async function post(
  { by, alignment, body, lang }: ToldComment,
  proposal: string,
  parentId: string | null,
  { api, calendar, proposals }: Telling,
): Promise<string> {
  const creation = { parentId, alignment, body: calendar.prose(body, lang), lang };
  const { id } = await api.as<CommentView>(
    by,
    'POST',
    `/proposals/${proposals.get(proposal)}/comments`,
    creation,
  );
  return id;
}

function marksOf(comment: ToldComment, id: () => string, at: number, until: number, telling: Telling): Act[] {
  const { api, chance, participation, residents } = telling;
  const others = residents.filter((name) => name !== comment.by);
  return chance.pick(others, Math.floor(chance.next() ** 2.4 * mostMarks)).map((name) => ({
    at: participation.soonAfter(at, until),
    run: () => api.as(name, 'PUT', `/comments/${id()}/helpful`),
  }));
}

function fateSteps(
  fate: CommentFate,
  comment: ToldComment,
  id: () => string,
  moderator: string,
  at: number,
  until: number,
  { api, participation }: Telling,
): Step[] {
  const steps: Step[] = [];
  const subject = () => ({ subjectType: 'comment', subjectId: id() });
  let last = at;
  const next = (run: () => Promise<void>) => {
    last = participation.answerTo(last, until);
    steps.push({ at: last, contributions: 0, run });
  };
  for (const { by, reason, note } of fate.reports ?? []) {
    next(() => api.as(by, 'POST', '/reports', { ...subject(), reason, note }));
  }
  const { decision } = fate;
  if (decision) next(() => api.as(moderator, 'POST', '/desk/decisions', { ...subject(), ...decision }));
  if (fate.deleted) next(() => api.as(comment.by, 'DELETE', `/comments/${id()}`));
  return steps;
}
