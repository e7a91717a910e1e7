import { instantOf, localDateTimeOf } from '@openhall/domain/phases';
import type { Day } from './story.js';

const dayMs = 24 * 3_600_000;
const token = /\{(date|month):([+-]\d+)\}/g;

/** Turns the demo's days into instants and words, counted from the day on which it is filled. */
export class Calendar {
  private readonly today: string;

  constructor(
    /** ms since the epoch */
    readonly now: number,
    readonly timeZone: string,
  ) {
    this.today = localDateTimeOf(now, timeZone).slice(0, 10);
  }

  /** `YYYY-MM-DD` in the town's time zone. */
  date(day: Day): string {
    return new Date(Date.parse(`${this.today}T00:00:00Z`) + day * dayMs).toISOString().slice(0, 10);
  }

  /** The instant (ms) at which the town's clocks show that time, `HH:MM`, on that day. */
  at(day: Day, time: string): number {
    const instant = instantOf(`${this.date(day)}T${time}`, this.timeZone);
    if (instant === undefined) throw new Error(`${time} is no time of day`);
    return instant;
  }

  /** Hour of the day in the town, from 0 to 23. */
  hourOf(instant: number): number {
    return Number(localDateTimeOf(instant, this.timeZone).slice(11, 13));
  }

  /** A text as it is published: its open dates and months written out in its language, its lines joined to paragraphs. */
  prose(text: string, lang: string): string {
    return joinLines(text).replace(token, (_, kind: string, day: string) => {
      const noon = new Date(`${this.date(Number(day))}T12:00:00Z`);
      const form =
        kind === 'date' ? ({ day: 'numeric', month: 'long' } as const) : ({ month: 'long' } as const);
      return new Intl.DateTimeFormat(lang === 'en' ? 'en-GB' : lang, { ...form, timeZone: 'UTC' }).format(
        noon,
      );
    });
  }
}

/** Sources wrap their lines; in what people write, a line's end is a line's end. */
function joinLines(text: string): string {
  return text.replace(/(\S)\n(?!\n|- |\d+\. )/g, '$1 ');
}
