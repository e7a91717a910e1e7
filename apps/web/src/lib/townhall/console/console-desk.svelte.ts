import { getContext, setContext } from 'svelte';
import type { Me } from '@openhall/contracts/identity';
import type { ConsoleView } from '@openhall/contracts/townhall';
import type { HallCommandKind } from '@openhall/domain/townhall';
import type { FormProblem } from '../../form-problem.js';
import type { ConsoleStore } from './console-store.svelte.js';

/** What an act's form answers when it failed; `scope` says which one. */
export interface ActFailure {
  problem: FormProblem;
  values: { scope: string; typed: Record<string, string> };
}

/** What an act's form answers when it was done. */
export interface ActDone {
  act: HallCommandKind | 'undo';
  undoId: string | null;
}

/** One line about the last act, with what takes it back. */
export interface LastAct extends ActDone {
  /** A new one each time, so that the same words are said again. */
  turn: number;
}

/** What one moderator has before them: what is selected, what went wrong, what was done last. */
export class ConsoleDesk {
  selected: string | null = $state(null);
  last: LastAct | null = $state.raw(null);
  /** Keys can be switched off. */
  keysOn = $state(true);
  /** Server's time, moving on every quarter of a minute. */
  now = $state(0);
  private problems: Readonly<Record<string, ActFailure>> = $state.raw({});
  private turns = 0;

  constructor(
    readonly store: ConsoleStore,
    /** As the page was read: what does not move. */
    readonly view: () => ConsoleView,
    readonly me: Me,
    /** Reads the page afresh. */
    readonly refresh: () => void,
    /** Whether what changed comes by itself. */
    private readonly follows: () => boolean,
    sent: ActFailure | null,
  ) {
    if (sent) this.problems = { [sent.values.scope]: sent };
    this.now = view().hall.now;
  }

  get hall(): ConsoleView['hall'] {
    return this.view().hall;
  }

  problemOf(scope: string): FormProblem | null {
    return this.problems[scope]?.problem ?? null;
  }

  /** What was typed into a form that came back without JavaScript. */
  typed(scope: string, name: string): string | undefined {
    return this.problems[scope]?.values.typed[name];
  }

  done(scope: string, done: ActDone): void {
    this.forget(scope);
    this.turns += 1;
    this.last = { ...done, turn: this.turns };
    if (!this.follows()) this.refresh();
  }

  failed(failure: ActFailure): void {
    this.problems = { ...this.problems, [failure.values.scope]: failure };
  }

  forget(scope: string): void {
    const { [scope]: gone, ...others } = this.problems;
    if (gone) this.problems = others;
  }

  /** Whether this browser's moderator uses keys, as they said last. */
  recallKeys(): void {
    this.keysOn = localStorage.getItem('console-keys') !== 'off';
  }

  switchKeys(on: boolean): void {
    this.keysOn = on;
    localStorage.setItem('console-keys', on ? 'on' : 'off');
  }

  /** Names of the other moderators who have this question before them. */
  readers(questionId: string): string[] {
    return this.store.moderators
      .filter((one) => one.questionId === questionId && one.id !== this.me.id)
      .map(({ name }) => name);
  }
}

const key = Symbol('console');

export function provideDesk(desk: ConsoleDesk): void {
  setContext(key, desk);
}

export function surroundingDesk(): ConsoleDesk {
  return getContext<ConsoleDesk>(key);
}
