/** What a calendar needs of an event. Times are ms since 1970. */
export interface CalendarEvent {
  /** Unique within the host, and never another's. */
  id: string;
  title: string;
  summary: string;
  startsAt: number;
  endsAt: number;
  /** Grows with each change of the plan. */
  version: number;
  url: string;
}

/** Whose calendar it is. */
export interface CalendarOwner {
  host: string;
  organiser: string;
  /** Of a calendar that people subscribe to; null for a single event. */
  name: string | null;
}

/** Events as an iCalendar file (RFC 5545). Instants are in UTC, which every calendar shows in its own zone. */
export function calendarOf(
  events: readonly CalendarEvent[],
  { host, organiser, name }: CalendarOwner,
  now: number,
): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(organiser)}//Openhall//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    // How programs have taken a calendar's name and rhythm for long, and since RFC 7986 by these names.
    ...(name === null ? [] : [`NAME:${escaped(name)}`, `X-WR-CALNAME:${escaped(name)}`]),
    ...(name === null ? [] : ['REFRESH-INTERVAL;VALUE=DURATION:PT1H']),
    ...events.flatMap((event) => [
      'BEGIN:VEVENT',
      `UID:${event.id}@${host}`,
      `DTSTAMP:${instant(now)}`,
      `DTSTART:${instant(event.startsAt)}`,
      `DTEND:${instant(event.endsAt)}`,
      `SEQUENCE:${event.version}`,
      `SUMMARY:${escaped(event.title)}`,
      ...(event.summary === '' ? [] : [`DESCRIPTION:${escaped(event.summary)}`]),
      `URL:${event.url}`,
      `LOCATION:${escaped(event.url)}`,
      'END:VEVENT',
    ]),
    'END:VCALENDAR',
  ];
  return lines.map((line) => `${folded(line)}\r\n`).join('');
}

/** `20260310T090000Z` */
function instant(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
}

/** Text values: backslash, semicolon, comma and line breaks are written with a backslash (3.3.11). */
function escaped(text: string): string {
  return text.replace(/[\\;,]/g, '\\$&').replace(/\r\n|\n|\r/g, '\\n');
}

/** Lines of more than 75 bytes go on in the next one after a space, never within a character (3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let bytes = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (bytes + size > 75) {
      parts.push(part);
      part = ' ';
      bytes = 1;
    }
    part += character;
    bytes += size;
  }
  return [...parts, part].join('\r\n');
}
