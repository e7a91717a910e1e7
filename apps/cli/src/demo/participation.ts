import type { Calendar } from './calendar.js';
import type { Chance } from './chance.js';
import type { ConsultationStory, ProposalStory } from './story.js';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** Nothing of the story happens in the last moments before the newcomer looks (ms). */
const quietMs = 3 * minuteMs;

/** When people take part: while it is open, by day, and a little before now at the latest. */
export class Participation {
  constructor(
    private readonly calendar: Calendar,
    private readonly chance: Chance,
  ) {}

  /** Until when people could support and comment (ms). */
  end(story: ConsultationStory): number {
    const open = story.phases.filter(({ kind }) => kind === 'proposals' || kind === 'deliberation');
    const closes = open.map((phase) => this.calendar.at(phase.closes, '23:58'));
    return Math.min(Math.max(...closes), this.calendar.now - quietMs);
  }

  /** When a proposal was published: at a time of its day that depends on its key alone. */
  publishedAt({ key, day }: ProposalStory): number {
    const hour = 8 + (key.length % 12);
    const minute = (key.charCodeAt(0) * 7) % 60;
    return this.calendar.at(day, `${pad(hour)}:${pad(minute)}`);
  }

  /** Some time of day after `from`, more often soon than late, before `until` (ms). */
  soonAfter(from: number, until: number): number {
    return this.byDay(from + (until - from) * this.chance.next() ** 1.7, until);
  }

  /** When somebody answers what was written at `at`: within minutes or a day. */
  answerTo(at: number, until: number): number {
    const pause = this.chance.between(0.3, 4) ** 2.5 * hourMs;
    return this.byDay(at + Math.min(pause, (until - at) * this.chance.between(0.3, 0.7)), until);
  }

  private byDay(at: number, until: number): number {
    const instant = Math.floor(at);
    const hour = this.calendar.hourOf(instant);
    const awake =
      hour < 7 || hour >= 23 ? instant + (((31 - hour) % 24) + this.chance.next() * 3) * hourMs : instant;
    return Math.floor(awake < until ? awake : instant);
  }
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
