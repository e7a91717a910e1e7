import type { ByAssurance } from '@openhall/domain/townhall';
import { baseLocale, isLocale } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';

/** The pages write dates in the same way. */
const tags: Partial<Record<Locale, string>> = { en: 'en-GB' };

/** How minutes of one hall write times and numbers: in its language, by its clock. */
export class MinutesWords {
  readonly locale: Locale;
  /** For every message. */
  readonly options: { locale: Locale };
  private readonly tag: string;
  private readonly formats: Record<'date' | 'time' | 'day' | 'stamp', Intl.DateTimeFormat>;
  private readonly percent: Intl.NumberFormat;
  private readonly plain: Intl.NumberFormat;
  private readonly names: Intl.ListFormat;

  constructor(lang: string, timeZone: string) {
    this.locale = localeFor(lang);
    this.options = { locale: this.locale };
    this.tag = tags[this.locale] ?? this.locale;
    const format = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(this.tag, options);
    this.formats = {
      date: format({ dateStyle: 'full', timeZone }),
      time: format({ timeStyle: 'short', timeZone }),
      day: format({ dateStyle: 'long', timeZone: 'UTC' }),
      stamp: format({ dateStyle: 'long', timeStyle: 'short', timeZone }),
    };
    this.percent = new Intl.NumberFormat(this.tag, { style: 'percent', maximumFractionDigits: 1 });
    this.plain = new Intl.NumberFormat(this.tag, { maximumFractionDigits: 2 });
    this.names = new Intl.ListFormat(this.tag, { type: 'conjunction' });
  }

  date(at: number): string {
    return this.formats.date.format(at);
  }

  time(at: number): string {
    return this.formats.time.format(at);
  }

  stamp(at: number): string {
    return this.formats.stamp.format(at);
  }

  /** A date without a time, `YYYY-MM-DD`. */
  day(on: string): string {
    return this.formats.day.format(Date.parse(`${on}T00:00:00Z`));
  }

  number(value: number): string {
    return this.plain.format(value);
  }

  /** For sentences that say what a count of people rests on. */
  by({ guests, signedIn, verified }: ByAssurance): { guests: string; signed: string; verified: string } {
    return {
      guests: this.number(guests),
      signed: this.number(signedIn),
      verified: this.number(verified),
    };
  }

  /** A part of a whole; nothing of nothing is 0 %. */
  share(part: number, whole: number): string {
    return this.percent.format(whole === 0 ? 0 : part / whole);
  }

  list(words: readonly string[]): string {
    return this.names.format(words);
  }

  /** A span in minutes and seconds; whole minutes from ten on. */
  span(ms: number): string {
    const seconds = Math.round(ms / 1000);
    if (seconds >= 600) return this.unit(Math.round(seconds / 60), 'minute');
    const parts = [
      ...(seconds >= 60 ? [this.unit(Math.floor(seconds / 60), 'minute')] : []),
      ...(seconds % 60 > 0 || seconds === 0 ? [this.unit(seconds % 60, 'second')] : []),
    ];
    return parts.join(' ');
  }

  private unit(value: number, unit: 'minute' | 'second'): string {
    const style = { style: 'unit', unit, unitDisplay: 'short' } as const;
    return new Intl.NumberFormat(this.tag, style).format(value);
  }
}

/** The language of the sentences around a record in `lang`. */
function localeFor(lang: string): Locale {
  const [base = ''] = lang.split('-');
  if (isLocale(lang)) return lang;
  return isLocale(base) ? base : baseLocale;
}
