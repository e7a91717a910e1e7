/** What a calendar needs of a hall. Times are ms since 1970. */
export interface CalendarHall {
  id: string;
  title: string;
  summary: string;
  startsAt: number;
  endsAt: number;
  /** Grows with each change of the plan. */
  version: number;
  url: string;
  host: string;
  organiser: string;
}

/** One event as an iCalendar file (RFC 5545). Instants are in UTC, which every calendar shows in its own zone. */
export function calendarOf(hall: CalendarHall, now: number): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    `PRODID:-//${escaped(hall.organiser)}//Openhall//EN`,
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    'BEGIN:VEVENT',
    `UID:${hall.id}@${hall.host}`,
    `DTSTAMP:${instant(now)}`,
    `DTSTART:${instant(hall.startsAt)}`,
    `DTEND:${instant(hall.endsAt)}`,
    `SEQUENCE:${hall.version}`,
    `SUMMARY:${escaped(hall.title)}`,
    ...(hall.summary === '' ? [] : [`DESCRIPTION:${escaped(hall.summary)}`]),
    `URL:${hall.url}`,
    `LOCATION:${escaped(hall.url)}`,
    'END:VEVENT',
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
