import { v7 as uuid } from 'uuid';
import type { CommandAnswer, ConsoleView } from '@openhall/contracts/townhall';
import type { HallCommand } from '@openhall/domain/townhall';
import type { DemoServer } from './demo-server.js';
import type { StaffAct } from './plan.js';
import type { Report } from './report.js';
import { heldStep, sortStep } from './sorting.js';
import { announcements, captions, polls, speakerMeans } from './texts/plan.js';
import { typedAnswers } from './texts/questions.js';
import { Refused } from './visitor.js';

type By = StaffAct['by'];

/** Marta and Tom, who run the hall together and do not always agree. */
export class Moderators {
  private readonly turns = new Map<string, number>();
  private pollId: string | null = null;

  constructor(
    private readonly server: DemoServer,
    private readonly hallId: string,
    private readonly report: Report,
  ) {}

  async do(act: StaffAct): Promise<void> {
    const view = await this.console(act.by);
    switch (act.kind) {
      case 'sort':
        return this.sort(act.by, view);
      case 'answer':
        return this.answer(act.by, view);
      case 'next_item':
        return this.nextItem(act.by, view);
      case 'speaker':
        return this.speaker(act.by, view);
      case 'say':
        return void (await this.command(act.by, {
          ...{ kind: 'caption.add', captionId: uuid(), text: this.inTurn('caption', captions) },
        }));
      case 'announce':
        return this.announce(act.by);
      case 'open_poll':
        return this.openPoll(act.by, act.poll, act.seconds);
      case 'close_poll':
        return this.closePoll(act.by, view);
      case 'collide':
        return this.collide(view);
      case 'undo':
        return this.undo(act.by, view);
    }
  }

  /** Lets everybody speak, or ends the session. */
  async conduct(command: HallCommand): Promise<void> {
    await this.command('moderator', command);
  }

  private console(by: By): Promise<ConsoleView> {
    return this.server[by].send('GET', `/desk/town-halls/${this.hallId}/console`);
  }

  private command(by: By, command: HallCommand): Promise<CommandAnswer> {
    return this.server[by].send('POST', `/desk/town-halls/${this.hallId}/commands`, command);
  }

  private tell(by: By, what: string): void {
    this.report.line(`${this.server[by].name} ${what}`);
  }

  private inTurn<T>(what: string, list: readonly T[]): T {
    const turn = this.turns.get(what) ?? 0;
    this.turns.set(what, turn + 1);
    return list[turn % list.length] as T;
  }

  private async sort(by: By, { questions }: ConsoleView): Promise<void> {
    const step = heldStep(questions) ?? sortStep(questions, by);
    if (!step) return;
    await this.command(by, step.command);
    this.tell(by, step.says);
  }

  /** The one that is answered is done; the next of the fair order is taken. */
  private async answer(by: By, { questions, fairOrder }: ConsoleView): Promise<void> {
    const now = questions.find(({ state }) => state === 'answering');
    if (now) {
      const answer = this.inTurn('typed', [
        null,
        ...typedAnswers.slice(0, 1),
        null,
        ...typedAnswers.slice(1),
      ]);
      await this.command(by, {
        ...{ kind: 'question.finish_answer', questionId: now.id, version: now.version, answer },
      });
      return this.tell(by, `has no. ${now.number} answered${answer === null ? '' : ' in writing'}`);
    }
    const next = questions.find(({ number, state }) => number === fairOrder[0] && state === 'accepted');
    if (!next) return;
    await this.command(by, { kind: 'question.start_answer', questionId: next.id, version: next.version });
    this.tell(by, `takes no. ${next.number}, first in the fair order with ${next.upvotes} upvotes`);
  }

  private async nextItem(by: By, { hall }: ConsoleView): Promise<void> {
    const item = hall.agenda.find(({ state }) => state === 'coming');
    if (!item) return;
    await this.command(by, { kind: 'agenda.go_to', itemId: item.id });
    this.tell(by, `goes on to "${item.title}"`);
  }

  private async speaker(by: By, { speakers }: ConsoleView): Promise<void> {
    const current = speakers.list.find(({ state }) => ['called', 'speaking', 'paused'].includes(state));
    if (current?.state === 'called') {
      await this.command(by, { kind: 'speakers.start', speakerId: current.id });
      return this.tell(by, `gives ${current.name} the floor`);
    }
    if (current) {
      await this.command(by, { kind: 'speakers.finish', speakerId: current.id });
      return this.tell(by, `thanks ${current.name}`);
    }
    if (!speakers.list.some(({ state }) => state === 'waiting')) return;
    await this.command(by, { kind: 'speakers.call', speakerId: null, means: speakerMeans });
    this.tell(by, 'calls the next speaker');
  }

  private async announce(by: By): Promise<void> {
    const text = this.inTurn('announcement', announcements);
    await this.command(by, { kind: 'announcement.post', announcementId: uuid(), text, as: 'announcement' });
    this.tell(by, `announces: ${text}`);
  }

  private async openPoll(by: By, index: number, seconds: number): Promise<void> {
    const poll = polls[index % polls.length];
    if (!poll) return;
    const pollId = uuid();
    await this.command(by, { kind: 'poll.create', pollId, poll });
    await this.command(by, { kind: 'poll.open', pollId, version: 1, seconds });
    this.pollId = pollId;
    this.tell(by, `opens a poll: ${poll.question}`);
  }

  private async closePoll(by: By, { polls: all }: ConsoleView): Promise<void> {
    const poll = all.find(({ id }) => id === this.pollId);
    if (!poll) return;
    for (const { id: wordsId } of poll.waitingWords.slice(0, 8))
      await this.command(by, { kind: 'poll.judge_words', pollId: poll.id, wordsId, approved: true });
    const { version } = (await this.console(by)).polls.find(({ id }) => id === poll.id) ?? poll;
    if (poll.state === 'open') await this.command(by, { kind: 'poll.close', pollId: poll.id, version });
    const closed = (await this.console(by)).polls.find(({ id }) => id === poll.id);
    if (closed && !closed.resultsShown)
      await this.command(by, {
        ...{ kind: 'poll.show_results', pollId: poll.id, version: closed.version, shown: true },
      });
    this.tell(by, `closes the poll: ${poll.answered} answered`);
  }

  /** Both decide about the same question as they saw it: one is first, and the other is told. */
  private async collide({ questions }: ConsoleView): Promise<void> {
    const question = questions.filter(({ state, pinned }) => state === 'accepted' && !pinned).at(-1);
    if (!question) return;
    const { id: questionId, version, number } = question;
    this.report.line(`Marta and Tom both decide about no. ${number}: she pins it, he does not take it`);
    const acts: [By, HallCommand][] = [
      ['moderator', { kind: 'question.pin', questionId, version, pinned: true }],
      [
        'officer',
        { kind: 'question.refuse', questionId, version, reason: 'off_topic', note: 'Another evening.' },
      ],
    ];
    await Promise.all(
      acts.map(async ([by, command]) => {
        try {
          await this.command(by, command);
          this.tell(by, `was first with no. ${number}`);
        } catch (error) {
          if (!(error instanceof Refused)) throw error;
          this.tell(by, `is told that no. ${number} was changed meanwhile (${error.code})`);
        }
      }),
    );
  }

  /** Tom takes back what the other did last with a question. */
  private async undo(by: By, { undoable }: ConsoleView): Promise<void> {
    const other = this.server[by === 'officer' ? 'moderator' : 'officer'];
    const act = undoable.find(
      (each) => each.act.startsWith('question.') && each.act !== 'question.start_answer',
    );
    if (!act) return;
    await this.server[by].send('POST', `/desk/town-halls/${this.hallId}/undo`, { actId: act.id });
    this.tell(by, `takes back "${act.act}" of ${act.by ?? other.name}`);
  }
}
