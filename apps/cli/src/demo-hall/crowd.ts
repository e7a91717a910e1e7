import { io } from 'socket.io-client';
import type { Socket } from 'socket.io-client';
import type { Asked, HallView, PollView, QuestionView } from '@openhall/contracts/townhall';
import type { PollAnswer } from '@openhall/domain/townhall';
import type { CrowdAct } from './plan.js';
import type { Report } from './report.js';
import { pollWords } from './texts/plan.js';
import { brigadeQuestion, firstNames } from './texts/questions.js';
import { Refused, Visitor } from './visitor.js';

/** The people of the scripted hall: each a browser with a session of its own and a live connection. */
export class Crowd {
  private readonly visitors = new Map<number, Visitor>();
  private readonly sockets = new Map<number, Socket>();
  private view: HallView | null = null;

  constructor(
    private readonly address: string,
    private readonly hallId: string,
    private readonly report: Report,
    private readonly signal: AbortSignal,
  ) {}

  /** What the crowd sees; read once in a while for all, as each page would show it. */
  async look(): Promise<void> {
    const somebody = this.visitors.values().next().value;
    if (somebody) this.view = await somebody.send<HallView>('GET', this.path('?order=upvotes'));
  }

  async do(act: CrowdAct): Promise<void> {
    if (act.kind === 'join') return this.join(act.person);
    const visitor = this.visitors.get(act.person);
    if (!visitor) return;
    switch (act.kind) {
      case 'leave':
        this.sockets.get(act.person)?.close();
        return this.report.count('left');
      case 'ask':
        return this.ask(visitor, act);
      case 'upvote':
        return this.upvote(visitor, this.pick(act.dice), 'upvoted');
      case 'upvote_together':
        return this.upvote(visitor, this.brigadeQuestion(), 'came as a group and pushed');
      case 'answer_poll':
        return this.answer(visitor, act.dice);
      case 'raise_hand':
        await visitor.send('PUT', this.path('/hand'), { pointOfOrder: false });
        return this.report.line(`${visitor.name} raises a hand`);
    }
  }

  close(): void {
    for (const socket of this.sockets.values()) socket.close();
  }

  private async join(person: number): Promise<void> {
    const name = `${firstNames[person % firstNames.length] ?? 'Guest'} ${Math.floor(person / firstNames.length) + 1}`;
    const visitor = new Visitor(this.address, name, this.signal);
    await visitor.send('POST', this.path('/participants'), { name });
    this.visitors.set(person, visitor);
    const socket = io(this.address, {
      transports: ['websocket'],
      forceNew: true,
      extraHeaders: { cookie: visitor.cookie, origin: this.address },
    });
    socket.on('connect', () => socket.emit('join', { room: `townhall:${this.hallId}` }, () => undefined));
    this.sockets.set(person, socket);
    this.report.count('joined');
  }

  private async ask(visitor: Visitor, { question, anonymous }: CrowdAct & { kind: 'ask' }): Promise<void> {
    const { text, lang } = question;
    const asking = { text, lang, anonymous, itemId: null };
    const { number, state } = await visitor.send<Asked>('POST', this.path('/questions'), asking);
    const waits = state === 'accepted' ? '' : ' (waits for a moderator)';
    this.report.line(`${anonymous ? 'somebody' : visitor.name} asks no. ${number}${waits}: ${text}`);
  }

  private async upvote(visitor: Visitor, question: QuestionView | undefined, how: string): Promise<void> {
    if (!question) return;
    await visitor.send('PUT', this.path(`/questions/${question.id}/upvote`));
    this.report.count(how, `no. ${question.number}`);
  }

  /** The first ones are upvoted more: they are read first. */
  private pick(dice: number): QuestionView | undefined {
    const open = this.view?.questions.filter(({ state }) => state === 'accepted') ?? [];
    return open[Math.floor(dice ** 2 * open.length)];
  }

  private brigadeQuestion(): QuestionView | undefined {
    return this.view?.questions.find(
      ({ text, state }) => text === brigadeQuestion.text && state === 'accepted',
    );
  }

  private async answer(visitor: Visitor, dice: number): Promise<void> {
    const open = this.view?.polls.filter(({ state }) => state === 'open') ?? [];
    const [poll] = open.sort((a, b) => b.openedAt - a.openedAt);
    if (!poll) return;
    await visitor.send('PUT', this.path(`/polls/${poll.id}/answer`), answerTo(poll, dice));
    this.report.count('answered the poll');
  }

  private path(rest: string): string {
    return `/town-halls/${this.hallId}${rest}`;
  }
}

function answerTo({ kind, options, scale }: PollView, dice: number): PollAnswer {
  if (kind === 'words') return { words: pollWords[Math.floor(dice ** 2 * pollWords.length)] ?? 'ours' };
  if (scale) return { value: scale.min + Math.floor(dice * (scale.max - scale.min + 1)) };
  const chosen = options[Math.floor(dice ** 1.5 * options.length)]?.id ?? '';
  return { options: kind === 'ranking' ? options.map(({ id }) => id) : [chosen] };
}

/** Whether the server said no to one person, which is part of an evening; anything else is not. */
export function isRefusal(error: unknown): error is Refused {
  return error instanceof Refused && error.status < 500;
}
