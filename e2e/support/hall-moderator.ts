import { randomUUID } from 'node:crypto';
import type { ConsoleQuestion, ConsoleView, HallPlan, HallPlanView } from '@openhall/contracts/townhall';
import type { HallCommand, PollWriting } from '@openhall/domain/townhall';
import type { Visitor } from './browser.js';

const day = 24 * 3_600_000;

/** A hall for everybody, whose questions a moderator approves. */
export const openPlan: HallPlan = {
  title: 'The market square: what comes first?',
  summary: 'Traders, residents and the council talk about the square.',
  description: 'Come to **room 3**, or follow from home.',
  lang: 'en',
  timeZone: 'Europe/London',
  startsAt: Date.now() + day,
  endsAt: Date.now() + day + 7_200_000,
  consultationId: null,
  proposalIds: [],
  agenda: [
    { id: null, title: 'Welcome', description: '', plannedMinutes: 5, proposalId: null },
    { id: null, title: 'Traffic and deliveries', description: '', plannedMinutes: 30, proposalId: null },
  ],
  panellists: [{ id: null, name: 'Cllr Marsh', role: 'Chair of the works committee' }],
  streamUrl: 'https://video.example/embed/1',
  rules: {
    whoMayAsk: 'anyone',
    anonymousQuestions: true,
    questionsOpen: 'ahead',
    questionsShown: 'after_approval',
    upvotes: true,
  },
  speakers: { limitSeconds: 120, firstTimeFirst: true, alternation: false, pointsOfOrder: false },
};

type Question = { questionId: string; version: number };
type Poll = { pollId: string; version: number };

/** Somebody who plans and runs a hall through the API, without the console's page. */
export class HallModerator {
  private constructor(
    private readonly visitor: Visitor,
    readonly hall: HallPlanView,
  ) {}

  /** @param visitor an officer */
  static async plan(visitor: Visitor): Promise<HallModerator> {
    return new HallModerator(visitor, await send<HallPlanView>(visitor, '/desk/town-halls', openPlan));
  }

  async command(command: HallCommand): Promise<void> {
    await send(this.visitor, `/desk/town-halls/${this.hall.id}/commands`, command);
  }

  console(): Promise<ConsoleView> {
    return this.visitor.read<ConsoleView>(`/desk/town-halls/${this.hall.id}/console`);
  }

  async question(words: string): Promise<ConsoleQuestion> {
    const { questions } = await this.console();
    const question = questions.find(({ text }) => text.includes(words));
    if (!question) throw new Error(`nobody asked “${words}”`);
    return question;
  }

  /** An act on the question with these words, as it stands now. */
  async judge(words: string, act: (question: Question) => HallCommand): Promise<void> {
    const { id, version } = await this.question(words);
    await this.command(act({ questionId: id, version }));
  }

  async accept(words: string): Promise<void> {
    await this.judge(words, (question) => ({ kind: 'question.accept', ...question }));
  }

  /** A poll that is open at once; its id. */
  async openPoll(poll: Partial<PollWriting> & Pick<PollWriting, 'kind' | 'question'>): Promise<string> {
    const pollId = randomUUID();
    const plain = { lang: 'en', options: [], maxPicks: null, scale: null, hideUntilClosed: false };
    await this.command({ kind: 'poll.create', pollId, poll: { ...plain, ...poll } });
    await this.poll(pollId, (about) => ({ kind: 'poll.open', ...about, seconds: null }));
    return pollId;
  }

  async poll(pollId: string, act: (poll: Poll) => HallCommand): Promise<void> {
    const { polls } = await this.console();
    const poll = polls.find(({ id }) => id === pollId);
    if (!poll) throw new Error('there is no such poll');
    await this.command(act({ pollId, version: poll.version }));
  }

  async announce(text: string): Promise<void> {
    await this.command({ kind: 'announcement.post', announcementId: randomUUID(), text, as: 'announcement' });
  }
}

async function send<T>({ product, context }: Visitor, path: string, data: unknown): Promise<T> {
  const answer = await context.request.post(`${product.address}/api/v1${path}`, { data });
  const body = await answer.text();
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${body}`);
  return (body === '' ? undefined : JSON.parse(body)) as T;
}
