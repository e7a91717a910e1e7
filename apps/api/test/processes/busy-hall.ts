import { randomUUID } from 'node:crypto';
import type { HallVisitor, SharedHall } from './hall-visitors.js';

interface Sent {
  by: HallVisitor;
  method: 'POST' | 'PUT';
  path: string;
  body?: object;
  key?: string;
  acknowledged: boolean;
}

interface AskedQuestion extends Sent {
  text: string;
  id: string | null;
}

interface GivenAnswer extends Sent {
  option: string;
}

/** As many as nobody takes for a flood. */
const questionsEach = 2;

/** People who do all that people do in a hall, and remember what was acknowledged. */
export class BusyHall {
  readonly questions: AskedQuestion[] = [];
  /** By `question account`. */
  readonly upvotes = new Map<string, Sent>();
  /** By account, in the order in which they were sent. */
  readonly answers = new Map<string, GivenAnswer[]>();
  isOver = false;

  constructor(
    private readonly hall: SharedHall,
    private readonly people: readonly HallVisitor[],
    private readonly pollId: string,
    private readonly random: () => number,
  ) {}

  /** Has everybody act, one thing after another, until the server is gone or `isOver`. */
  async act(address: string): Promise<void> {
    this.isOver = false;
    await Promise.all(
      this.people.map(async (person) => {
        while (!this.isOver) if (!(await this.send(address, this.next(person)))) return;
      }),
    );
  }

  /** Sends again what was never answered, as clients do. */
  async sendAgain(address: string): Promise<number> {
    const open = this.all().filter(({ acknowledged }) => !acknowledged);
    for (const sent of open)
      if (!(await this.send(address, sent))) throw new Error('the server is gone again');
    return open.length;
  }

  acknowledged(): number {
    return this.all().filter(({ acknowledged }) => acknowledged).length;
  }

  private all(): Sent[] {
    return [...this.questions, ...this.upvotes.values(), ...[...this.answers.values()].flat()];
  }

  private next(by: HallVisitor): Sent {
    const dice = this.random();
    return (dice < 0.15 && this.question(by)) || (dice < 0.6 && this.upvote(by)) || this.answer(by);
  }

  /** Null for who has asked enough: a further question would be held as a flood, and nobody could upvote it. */
  private question(by: HallVisitor): AskedQuestion | null {
    if (this.questions.filter((question) => question.by === by).length >= questionsEach) return null;
    const text = `What about ${inLetters(randomUUID())}?`;
    const question: AskedQuestion = {
      ...{ by, method: 'POST', path: this.hall.path('/questions'), key: randomUUID(), text, id: null },
      body: { text, lang: 'en', anonymous: false, itemId: null },
      acknowledged: false,
    };
    this.questions.push(question);
    return question;
  }

  private upvote(by: HallVisitor): Sent | null {
    const known = this.questions.filter(({ id }) => id !== null);
    const question = known[Math.floor(this.random() * known.length)];
    if (!question?.id || this.upvotes.has(`${question.id} ${by.accountId}`)) return null;
    const path = this.hall.path(`/questions/${question.id}/upvote`);
    const upvote: Sent = { by, method: 'PUT', path, acknowledged: false };
    this.upvotes.set(`${question.id} ${by.accountId}`, upvote);
    return upvote;
  }

  private answer(by: HallVisitor): GivenAnswer {
    const option = `o${Math.floor(this.random() * 2)}`;
    const path = this.hall.path(`/polls/${this.pollId}/answer`);
    const body = { options: [option] };
    const answer: GivenAnswer = { by, method: 'PUT', path, body, option, acknowledged: false };
    this.answers.set(by.accountId, [...(this.answers.get(by.accountId) ?? []), answer]);
    return answer;
  }

  /** Returns whether the server answered at all. */
  private async send(address: string, sent: Sent): Promise<boolean> {
    const answer = await sent.by
      .send<{ id?: string }>(address, sent.method, sent.path, sent.body, sent.key)
      .catch(() => null);
    if (answer === null) return false;
    if (answer.status >= 300)
      throw new Error(`${sent.path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    sent.acknowledged = true;
    if ('text' in sent) (sent as AskedQuestion).id = answer.body.id ?? null;
    return true;
  }
}

/** The same id without digits, which could be taken for a phone number. */
function inLetters(id: string): string {
  return id.replaceAll('-', '').replace(/[0-9]/g, (digit) => 'ghijklmnop'.charAt(Number(digit)));
}
