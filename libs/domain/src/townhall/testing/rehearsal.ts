import { sameValue } from '../changes.js';
import { decide, tick, type Decided } from '../decide.js';
import { publicNews, type HallEvent } from '../events.js';
import { brokenInvariants } from '../invariants.js';
import type { Actor, MachineCommand, UndoCommand } from '../participant-commands.js';
import { mayAnswerPoll, mayUpvote } from '../permissions.js';
import { isPublic, isPublicPoll, upvoteSources } from '../questions.js';
import { scheduledHall } from '../scheduled.js';
import { waitingSpeakers } from '../speakers-order.js';
import { collections, type Entity, type HallState } from '../state.js';
import { Luck, randomCommand } from './random-commands.js';
import { moderator, officer, person, planWith } from './session.js';

/** What came out of the rehearsals: broken rules by name with the first seed and step, and how often what was done. */
export interface Account {
  broken: Map<string, string>;
  done: Map<string, number>;
  refused: Map<string, number>;
  marks: number;
}

const cast: readonly Actor[] = [
  person('ana', 'guest'),
  person('bo'),
  person('cy', 'verified'),
  person('dee'),
  person('eli', 'guest'),
  { ...person('fay'), joined: false },
];
const staff: readonly Actor[] = [moderator, { ...moderator, accountId: 'mod2' }, officer];
const road = [
  'scheduled>lobby',
  'lobby>live',
  'live>paused',
  'paused>live',
  'live>ended',
  'paused>ended',
  'ended>published',
];

/** Most halls are on from the beginning, since that is when most can happen. */
const opening: readonly MachineCommand[] = [
  { kind: 'hall.open_lobby' },
  { kind: 'hall.start' },
  {
    kind: 'speakers.set',
    open: true,
    limitSeconds: 60,
    firstTimeFirst: true,
    alternation: false,
    pointsOfOrder: false,
  },
];

function isForPeople({ kind }: MachineCommand): boolean {
  return /^(hand|question\.(ask|withdraw))/.test(kind);
}

/** One hall lived through at random, beside a model of the marks and of what the public knows. */
export class Rehearsal {
  private state: HallState;
  private now = 1_700_000_000_000;
  private step = 0;
  private readonly luck: Luck;
  private readonly undos: UndoCommand[] = [];
  private readonly versions = new Map<string, number>();
  private readonly upvotes = new Map<string, Set<string>>();
  private readonly answers: { pollId: string; at: number }[] = [];
  /** What a public client holds, by question and poll id, put together from events alone. */
  private readonly known = new Map<string, Entity>();

  constructor(
    private readonly seed: number,
    private readonly account: Account,
  ) {
    this.luck = new Luck(seed);
    const rules = this.luck.chance(0.5) ? { questionsOpen: 'ahead' as const } : {};
    this.state = scheduledHall('h', planWith(rules));
    for (const [key, { version }] of partsOf(this.state)) this.versions.set(key, version);
  }

  run(steps: number): void {
    if (this.luck.chance(0.8)) for (const command of opening) this.decide(command, moderator);
    for (this.step = 0; this.step < steps; this.step += 1) {
      // Clocks stand, run, and now and then go back a little.
      this.now += this.luck.chance(0.03) ? -500 : this.luck.below(4000);
      if (this.luck.chance(0.3)) this.mark();
      else if (this.luck.chance(0.03)) this.tick();
      else this.command();
    }
  }

  private command(): void {
    const old = this.luck.chance(0.08) && this.undos.length > 0;
    const command = old
      ? this.luck.pick(this.undos.slice(-8))
      : randomCommand(this.state, this.luck, `x${this.step}`);
    const actor = this.luck.pick(isForPeople(command) || this.luck.chance(0.03) ? cast : staff);
    this.decide(command, actor);
  }

  private decide(command: MachineCommand, actor: Actor): void {
    const before = this.luck.chance(0.05) ? plain(this.state) : null;
    const decided = decide(this.state, command, actor, this.now);
    if (before !== null) this.check('the state given is never changed', before === plain(this.state));
    if (!decided.ok) {
      count(this.account.refused, decided.code);
      return;
    }
    count(this.account.done, command.kind);
    this.check('only staff moderate', isForPeople(command) || actor.staff !== null);
    this.checkUndo(command, decided);
    if (decided.undo !== null) this.undos.push(decided.undo);
    if (command.kind === 'undo') this.undos.splice(this.undos.indexOf(command), 1);
    this.checkPlace(command, decided.state);
    this.enter(decided.state, decided.events);
  }

  private tick(): void {
    const { state, events } = tick(this.state, this.now);
    this.enter(state, events);
  }

  /** One upvote or answer, kept only where the machine says that it may be. */
  private mark(): void {
    const actor = this.luck.pick(cast);
    const questionId = this.luck.pick([...this.state.questions.keys(), 'none']);
    const upvote = mayUpvote(this.state, questionId, actor);
    if (upvote.ok) {
      const target = this.state.questions.get(upvote.questionId);
      this.check('upvotes go to public questions', target !== undefined && isPublic(target));
      const given = upvoteSources(this.state, upvote.questionId).some((id) =>
        this.upvotes.get(id)?.has(actor.accountId),
      );
      if (!given) {
        this.upvotes.set(
          upvote.questionId,
          (this.upvotes.get(upvote.questionId) ?? new Set()).add(actor.accountId),
        );
        this.account.marks += 1;
      }
    }
    const pollId = this.luck.pick([...this.state.polls.keys(), 'none']);
    const kind = this.state.polls.get(pollId)?.kind;
    const answer = kind === 'words' ? { words: 'shade' } : { options: ['a'] };
    if (mayAnswerPoll(this.state, pollId, answer, actor, this.now).ok) {
      this.answers.push({ pollId, at: this.now });
      this.account.marks += 1;
    }
  }

  private enter(next: HallState, events: readonly HallEvent[]): void {
    const [from, to] = [this.state.hall.phase, next.hall.phase];
    this.check('phases go along the road', from === to || road.includes(`${from}>${to}`));
    for (const name of brokenInvariants(next, this.now)) {
      // Time alone may bring an open poll to its end; the next command or tick closes it.
      this.check(name, false);
    }
    this.checkVersions(next);
    this.checkPublic(next, events);
    this.checkRecounts(next, events);
    this.checkAnswers(next);
    const waiting = waitingSpeakers(next).map(({ id }) => id);
    const expected = [...next.speakers.values()].filter((speaker) => speaker.state === 'waiting').length;
    this.check(
      'each who waits stands in the list once',
      new Set(waiting).size === expected && waiting.length === expected,
    );
    this.state = next;
  }

  private checkUndo(command: MachineCommand, { state, undo }: Decided): void {
    if (undo === null) return;
    const before = tick(this.state, this.now).state;
    const stored = JSON.parse(JSON.stringify(undo)) as UndoCommand;
    this.check(`undo survives being stored: ${command.kind}`, sameValue(stored, undo));
    const back = decide(state, stored, moderator, this.now);
    this.check(
      `undo gives the state before: ${command.kind}`,
      back.ok && plain(back.state) === plain(before),
    );
  }

  private checkPlace(command: MachineCommand, next: HallState): void {
    if (command.kind !== 'speakers.move') return;
    const waiting = waitingSpeakers(next).map(({ id }) => id);
    const place = waiting.indexOf(command.speakerId) + 1;
    this.check('who is moved stands where they were put', place === Math.min(command.place, waiting.length));
  }

  private checkVersions(next: HallState): void {
    const before = new Map(partsOf(this.state));
    for (const [key, entity] of partsOf(next)) {
      const last = this.versions.get(key) ?? 0;
      const known = before.get(key);
      // What is planned again, or a person who is muted again, begins anew.
      if (known === undefined && /^(restrictions|agenda|panellists)/.test(key)) continue;
      const fits = known === entity ? entity.version === last : entity.version > last;
      this.check('versions grow, and only with a change', fits);
    }
    for (const key of before.keys()) if (key.startsWith('restrictions')) this.versions.delete(key);
    for (const [key, { version }] of partsOf(next)) this.versions.set(key, version);
  }

  private checkPublic(next: HallState, events: readonly HallEvent[]): void {
    for (const event of events) {
      if (event.type !== 'question.changed' && event.type !== 'poll.changed') continue;
      const id = event.type === 'question.changed' ? event.questionId : event.pollId;
      const entity = next.questions.get(id) ?? next.polls.get(id);
      const news = publicNews(event);
      if (news === 'show' && entity !== undefined) this.known.set(id, entity);
      if (news === 'gone') this.check('the public is told of what it knew', this.known.delete(id));
    }
    const now = [
      ...[...next.questions.values()].filter(isPublic),
      ...[...next.polls.values()].filter(isPublicPoll),
    ];
    const same =
      now.length === this.known.size && now.every((entity) => this.known.get(entity.id) === entity);
    this.check('the public knows from events exactly what is public', same);
  }

  /** Upvotes that a person sees after a merge or its undo are counted anew, by what the events say. */
  private checkRecounts(next: HallState, events: readonly HallEvent[]): void {
    if (this.state.questions === next.questions) return;
    const told = new Set(
      events.flatMap((event) => (event.type === 'upvotes.recount' ? event.questionIds : [])),
    );
    for (const { id } of next.questions.values()) {
      const moved = this.upvotesOf(this.state, id) !== this.upvotesOf(next, id);
      this.check(
        'changed numbers of upvotes are told',
        !moved || told.has(id) || !this.state.questions.has(id),
      );
    }
  }

  private upvotesOf(state: HallState, id: string): number {
    return new Set(upvoteSources(state, id).flatMap((source) => [...(this.upvotes.get(source) ?? [])])).size;
  }

  private checkAnswers(next: HallState): void {
    for (const { pollId, at } of this.answers.splice(0)) {
      const poll = next.polls.get(pollId);
      const inTime =
        poll !== undefined && (poll.closesAt === null || at < poll.closesAt || poll.closedAt === null);
      this.check('answers are taken only while the poll is open', inTime);
    }
  }

  private check(name: string, holds: boolean): void {
    if (holds || this.account.broken.has(name)) return;
    this.account.broken.set(name, `seed ${this.seed}, step ${this.step}`);
  }
}

function partsOf(state: HallState): [string, Entity][] {
  const parts = collections.flatMap((of) =>
    [...state[of].values()].map((entity): [string, Entity] => [`${of} ${entity.id}`, entity]),
  );
  return [['hall', state.hall], ...parts];
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** The state as text, without versions and whatever the order within collections. */
function plain(state: HallState): string {
  const parts = collections.map((of) =>
    [...state[of].values()].map((entity) => JSON.stringify({ ...entity, version: 0 })).sort(),
  );
  return JSON.stringify([{ ...state.hall, version: 0 }, parts]);
}
