import type { HallPlan } from '@openhall/contracts/townhall';
import type { HallCommand } from '@openhall/domain/townhall';
import type { Answer, TestSession, World } from '../harness/application.js';

/** A plan of a hall in which everybody may do everything, changed as told. */
export function aPlan(world: World, change: Partial<HallPlan> = {}): HallPlan {
  const now = world.clock.now();
  return {
    title: 'Market square: the evening',
    summary: 'What becomes of the square.',
    description: 'Come and **ask**.',
    lang: 'en',
    timeZone: 'Europe/Madrid',
    startsAt: now + 3_600_000,
    endsAt: now + 3 * 3_600_000,
    consultationId: null,
    proposalIds: [],
    agenda: [
      { id: null, title: 'Traffic', description: '', plannedMinutes: 20, proposalId: null },
      { id: null, title: 'Trees', description: '', plannedMinutes: 10, proposalId: null },
    ],
    panellists: [{ id: null, name: 'Ada Mayor', role: 'Mayor' }],
    streamUrl: null,
    rules: {
      whoMayAsk: 'anyone',
      anonymousQuestions: true,
      questionsOpen: 'ahead',
      questionsShown: 'at_once',
      upvotes: true,
    },
    speakers: { limitSeconds: 120, firstTimeFirst: true, alternation: false, pointsOfOrder: false },
    ...change,
  };
}

/** A hall of a test, with an officer and a moderator. */
export class TestHall {
  constructor(
    readonly world: World,
    readonly id: string,
    readonly code: string,
    readonly officer: TestSession,
    readonly moderator: TestSession,
  ) {}

  /** Plans a hall; `live` opens the lobby and starts it. */
  static async make(
    world: World,
    { live = false, ...change }: Partial<HallPlan> & { live?: boolean } = {},
  ): Promise<TestHall> {
    const officer = await world.signIn('officer');
    const made = await world.post('/desk/town-halls', { as: officer, body: aPlan(world, change) });
    if (made.status !== 201) throw new Error(`the hall was not made: ${JSON.stringify(made.body)}`);
    const hall = new TestHall(world, made.body.id, made.body.code, officer, await world.signIn('moderator'));
    if (live) await hall.start();
    return hall;
  }

  async start(): Promise<void> {
    await this.command({ kind: 'hall.open_lobby' });
    await this.command({ kind: 'hall.start' });
  }

  /** Carries out a command that must succeed; returns the answer's body. */
  async command(command: HallCommand, as = this.moderator): Promise<{ undoId: string | null }> {
    const { status, body } = await this.try(command, as);
    if (status !== 200) throw new Error(`${command.kind}: ${status} ${JSON.stringify(body)}`);
    return body;
  }

  try(command: HallCommand, as: TestSession | null = this.moderator, key?: string): Promise<Answer> {
    return this.world.post(`/desk/town-halls/${this.id}/commands`, {
      as,
      body: command,
      ...(key ? { key } : {}),
    });
  }

  undo(actId: string, as = this.moderator): Promise<Answer> {
    return this.world.post(`/desk/town-halls/${this.id}/undo`, { as, body: { actId } });
  }

  /** Joins as a new guest. */
  async guest(name: string | null = null): Promise<TestSession> {
    const joined = await this.world.post(`/town-halls/${this.id}/participants`, { body: { name } });
    const [line = ''] = [joined.headers['set-cookie'] ?? []].flat().map(String);
    if (joined.status !== 200 || line === '') throw new Error(`no guest: ${JSON.stringify(joined.body)}`);
    return { accountId: joined.body.person.id, cookie: line.split(';')[0] ?? '' };
  }

  /** Joins as somebody with an account. */
  async resident(name?: string): Promise<TestSession> {
    const resident = await this.world.signIn('resident', name);
    await this.join(resident);
    return resident;
  }

  join(as: TestSession): Promise<Answer> {
    return this.world.post(`/town-halls/${this.id}/participants`, { as, body: { name: null } });
  }

  tryAsk(as: TestSession | null, text: string, more: object = {}, key?: string): Promise<Answer> {
    return this.world.post(`/town-halls/${this.id}/questions`, {
      as,
      body: { text, lang: 'en', anonymous: false, itemId: null, ...more },
      ...(key ? { key } : {}),
    });
  }

  /** Asks a question that must be taken. */
  async ask(as: TestSession, text: string, more: object = {}): Promise<{ id: string; number: number }> {
    const asked = await this.tryAsk(as, text, more);
    if (asked.status !== 201) throw new Error(`not asked: ${JSON.stringify(asked.body)}`);
    return asked.body;
  }

  upvote(as: TestSession | null, questionId: string): Promise<Answer> {
    return this.world.put(`/town-halls/${this.id}/questions/${questionId}/upvote`, { as });
  }

  answer(as: TestSession | null, pollId: string, answer: object): Promise<Answer> {
    return this.world.put(`/town-halls/${this.id}/polls/${pollId}/answer`, { as, body: answer });
  }

  async view(query = ''): Promise<Answer['body']> {
    return (await this.world.get(`/town-halls/${this.id}${query}`)).body;
  }

  async console(): Promise<Answer['body']> {
    return (await this.world.get(`/desk/town-halls/${this.id}/console`, { as: this.moderator })).body;
  }

  async own(as: TestSession | null): Promise<Answer['body']> {
    return (await this.world.get(`/town-halls/${this.id}/me`, { as })).body;
  }

  /** A question as the console has it: with its version. */
  async asSeen(questionId: string): Promise<Answer['body']> {
    const { questions } = await this.console();
    return questions.find(({ id }: { id: string }) => id === questionId);
  }

  /** Carries out a command on a poll as the console has it now. */
  async onPoll(pollId: string, command: { kind: string } & Record<string, unknown>): Promise<string | null> {
    const { polls } = await this.console();
    const { version } = polls.find(({ id }: { id: string }) => id === pollId);
    return (await this.command({ ...command, pollId, version } as unknown as HallCommand)).undoId;
  }
}
