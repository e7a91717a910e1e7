import type { HallView, OwnHall } from '@openhall/contracts/townhall';
import type AfterHall from './AfterHall.svelte';
import type BeforeHall from './BeforeHall.svelte';
import type OwnQuestions from './OwnQuestions.svelte';
import type Polls from './Polls.svelte';
import type Speakers from './Speakers.svelte';
import type Stream from './Stream.svelte';
import { isOver } from './words.js';

/** Parts of a hall's page that many visits never show. */
export interface HallParts {
  after?: typeof AfterHall;
  before?: typeof BeforeHall;
  ownQuestions?: typeof OwnQuestions;
  polls?: typeof Polls;
  speakers?: typeof Speakers;
  stream?: typeof Stream;
}
type PartName = keyof HallParts;

const sources = {
  after: () => import('./AfterHall.svelte'),
  before: () => import('./BeforeHall.svelte'),
  ownQuestions: () => import('./OwnQuestions.svelte'),
  polls: () => import('./Polls.svelte'),
  speakers: () => import('./Speakers.svelte'),
  stream: () => import('./Stream.svelte'),
};

/** The hall as far as it decides on the parts. */
type HallNow = Pick<HallView, 'head' | 'polls' | 'speakers' | 'stream'>;

/** What the page has to show now. */
export function partsNeeded({ head, polls, speakers, stream }: HallNow, own: OwnHall): PartName[] {
  const listed = speakers.current !== null || speakers.waiting.length > 0;
  const needed: Record<PartName, boolean> = {
    after: isOver(head.phase),
    before: head.phase === 'scheduled',
    ownQuestions: own.questions.length > 0,
    polls: polls.length > 0,
    speakers: speakers.rules.open || listed || own.hand !== null,
    stream: stream !== null,
  };
  return (Object.keys(needed) as PartName[]).filter((name) => needed[name]);
}

/** Fetches parts: before the page is shown, so that it comes whole also without JavaScript. */
export async function loadParts(names: readonly PartName[]): Promise<HallParts> {
  const loaded = await Promise.all(
    names.map(async (name) => [name, (await sources[name]()).default] as const),
  );
  return Object.fromEntries(loaded);
}

/** The parts that are there, and those that a hall needs while it goes on. */
export class LateParts {
  private asked: readonly PartName[] = [];
  there: HallParts = $state.raw({});

  constructor(loaded: HallParts) {
    this.there = loaded;
  }

  need(names: readonly PartName[]): void {
    const missing = names.filter((name) => !this.there[name] && !this.asked.includes(name));
    if (missing.length === 0) return;
    this.asked = [...this.asked, ...missing];
    void loadParts(missing)
      .then((parts) => {
        this.there = { ...this.there, ...parts };
      })
      // Without a network the next thing that happens asks again.
      .catch(() => undefined)
      .finally(() => {
        this.asked = this.asked.filter((name) => !missing.includes(name));
      });
  }
}
