import { v7 as uuid } from 'uuid';
import type { Asked, ConsoleView, HallPlanView, OwnHall } from '@openhall/contracts/townhall';
import type { PollWriting } from '@openhall/domain/townhall';
import type { Calendar } from './calendar.js';
import type { Chance } from './chance.js';
import type { DemoApi } from './demo-api.js';
import type { HallDeed } from './hall-story.js';

/** Carries out what a story says of one hall, through the same doors as everybody. */
export class HallScript {
  private id = '';
  private items: string[] = [];
  private readonly ids = new Map<string, string>();
  private readonly polls = new Map<string, PollWriting>();
  private people: string[] = [];

  constructor(
    private readonly api: DemoApi,
    private readonly moderator: string,
    private readonly chance: Chance,
    private readonly guests: readonly string[],
    private readonly calendar: Calendar,
  ) {}

  begin({ id, agenda }: HallPlanView): void {
    this.id = id;
    this.items = agenda.flatMap((item) => item.id ?? []);
  }

  /** Lets people come in. */
  async fill(crowd: readonly string[]): Promise<void> {
    for (const name of this.guests) await this.api.admitGuest(this.id, name);
    for (const name of crowd) await this.join(name);
    this.people = [...this.guests, ...crowd];
  }

  async perform(deed: HallDeed): Promise<unknown> {
    if ('ask' in deed) return this.ask(deed);
    if ('upvote' in deed) return this.upvote(deed.upvote, deed.people);
    if ('vote' in deed) return this.vote(deed.vote, deed.people);
    if ('raise' in deed) return this.raise(deed.raise);
    if ('poll' in deed) return this.openPoll(deed);
    if ('closePoll' in deed) return this.command(await this.onPoll(deed.closePoll, { kind: 'poll.close' }));
    return this.moderate(deed);
  }

  private async join(name: string): Promise<void> {
    await this.api.as(name, 'POST', `/town-halls/${this.id}/participants`, { name: null });
  }

  private async ask({ ask, by, text, lang = 'en', anonymous = false }: Extract<HallDeed, { ask: string }>) {
    if (!this.guests.includes(by)) await this.join(by);
    const asking = { text, lang, anonymous, itemId: null };
    const { id } = await this.api.as<Asked>(by, 'POST', `/town-halls/${this.id}/questions`, asking);
    this.ids.set(ask, id);
  }

  private async upvote(question: string, count: number): Promise<void> {
    for (const name of this.chance.pick(this.people, count))
      await this.api.as(name, 'PUT', `/town-halls/${this.id}/questions/${this.idOf(question)}/upvote`);
  }

  private async vote(poll: string, count: number): Promise<void> {
    const ids = this.polls.get(poll)?.options.map(({ id }) => id) ?? [];
    for (const name of this.chance.pick(this.people, count)) {
      // The first options are liked best.
      const option = ids[Math.floor(this.chance.next() ** 1.6 * ids.length)] ?? '';
      const path = `/town-halls/${this.id}/polls/${this.idOf(poll)}/answer`;
      await this.api.as(name, 'PUT', path, { options: [option] });
    }
  }

  private async raise(name: string): Promise<void> {
    if (!this.guests.includes(name)) await this.join(name);
    const raised = { pointOfOrder: false };
    const { hand } = await this.api.as<OwnHall>(name, 'PUT', `/town-halls/${this.id}/hand`, raised);
    this.ids.set(name, hand?.id ?? '');
  }

  private async openPoll({
    poll,
    writing,
    seconds = null,
  }: Omit<Extract<HallDeed, { poll: string }>, 'seconds'> & { seconds?: number | null }) {
    const pollId = uuid();
    this.ids.set(poll, pollId);
    this.polls.set(poll, writing);
    await this.command({ kind: 'poll.create', pollId, poll: writing });
    await this.command(await this.onPoll(poll, { kind: 'poll.open', seconds }));
    await this.command(await this.onPoll(poll, { kind: 'poll.show', shown: true }));
  }

  private async moderate(deed: HallDeed): Promise<void> {
    if ('hall' in deed) return this.command({ kind: `hall.${deed.hall}` });
    if ('item' in deed) return this.command({ kind: 'agenda.go_to', itemId: this.items[deed.item] ?? null });
    if ('announce' in deed)
      return this.command({
        ...{ kind: 'announcement.post', announcementId: uuid() },
        ...{ text: deed.announce, as: deed.as },
      });
    if ('caption' in deed)
      return this.command({ kind: 'caption.add', captionId: uuid(), text: deed.caption });
    if ('hands' in deed || 'inRoom' in deed || 'call' in deed || 'speak' in deed || 'finish' in deed)
      return this.speakers(deed);
    return this.command(await this.questionCommand(deed));
  }

  private async questionCommand(deed: HallDeed): Promise<object> {
    if ('accept' in deed) return this.onQuestion(deed.accept, { kind: 'question.accept' });
    if ('pin' in deed) return this.onQuestion(deed.pin, { kind: 'question.pin', pinned: true });
    if ('answer' in deed) return this.onQuestion(deed.answer, { kind: 'question.start_answer' });
    if ('answered' in deed)
      return this.onQuestion(deed.answered, { kind: 'question.finish_answer', answer: deed.typed ?? null });
    if ('merge' in deed)
      return this.onQuestion(deed.merge, { kind: 'question.merge', intoId: this.idOf(deed.into) });
    if ('refuse' in deed)
      return this.onQuestion(deed.refuse, { kind: 'question.refuse', reason: deed.reason, note: deed.note });
    if ('defer' in deed) {
      const due = { owner: deed.owner, on: this.calendar.date(deed.day) };
      return this.onQuestion(deed.defer, { kind: 'question.defer', ...due });
    }
    throw new Error(`the demo's moderator does not know what to do: ${JSON.stringify(deed)}`);
  }

  private async speakers(deed: HallDeed): Promise<void> {
    if ('inRoom' in deed) {
      const speakerId = uuid();
      this.ids.set(deed.inRoom, speakerId);
      const { name } = deed;
      return this.command({ kind: 'speakers.add', speakerId, name, group: null, pointOfOrder: false });
    }
    if ('call' in deed)
      return this.command({
        ...{ kind: 'speakers.call', speakerId: this.idOf(deed.call) },
        means: deed.means ?? null,
      });
    if ('speak' in deed) return this.command({ kind: 'speakers.start', speakerId: this.idOf(deed.speak) });
    if ('finish' in deed) return this.command({ kind: 'speakers.finish', speakerId: this.idOf(deed.finish) });
    const rules = { limitSeconds: 120, firstTimeFirst: true, alternation: false, pointsOfOrder: false };
    return this.command({ kind: 'speakers.set', open: true, ...rules });
  }

  private async onQuestion(key: string, command: object): Promise<object> {
    const questionId = this.idOf(key);
    const { questions } = await this.console();
    return { ...command, questionId, version: questions.find(({ id }) => id === questionId)?.version };
  }

  private async onPoll(key: string, command: object): Promise<object> {
    const pollId = this.idOf(key);
    const { polls } = await this.console();
    return { ...command, pollId, version: polls.find(({ id }) => id === pollId)?.version };
  }

  private console(): Promise<ConsoleView> {
    return this.api.as(this.moderator, 'GET', `/desk/town-halls/${this.id}/console`);
  }

  private async command(command: object): Promise<void> {
    await this.api.as(this.moderator, 'POST', `/desk/town-halls/${this.id}/commands`, command);
  }

  private idOf(key: string): string {
    const id = this.ids.get(key);
    if (id === undefined) throw new Error(`${key} is used in the demo's hall before it is there`);
    return id;
  }
}
