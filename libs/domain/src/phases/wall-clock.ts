/** A date and time as a clock on the wall of the town hall shows it, without a zone: `2026-03-29T02:30` or with seconds. */
export type LocalDateTime = string;

const localPattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2}))?$/;
const minute = 60_000;
const day = 24 * 60 * minute;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-US-u-ca-iso8601-nu-latn', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    formatters.set(timeZone, formatter);
  }
  return formatter;
}

/** Whether this runtime knows the IANA time zone. */
export function isTimeZone(timeZone: string): boolean {
  // Fixed offsets such as "+02:00" are accepted by Intl, but a consultation follows a place's daylight saving.
  if (!/^[A-Za-z]/.test(timeZone)) return false;
  try {
    formatterOf(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** How far the zone's clocks are ahead of UTC at that instant, in ms. Throws RangeError for an unknown zone. */
export function zoneOffsetAt(instant: number, timeZone: string): number {
  return wallTimeOf(instant, timeZone) - Math.floor(instant / 1000) * 1000;
}

/** The wall clock at that instant, written as if it were UTC (ms, whole seconds). */
function wallTimeOf(instant: number, timeZone: string): number {
  const fields: Record<string, number> = {};
  for (const part of formatterOf(timeZone).formatToParts(instant)) {
    if (part.type !== 'literal') fields[part.type] = Number(part.value);
  }
  const { year = 0, month = 1, day: dayOfMonth = 1, hour = 0, minute: minutes = 0, second = 0 } = fields;
  return Date.UTC(year, month - 1, dayOfMonth, hour, minutes, second);
}

/** What the wall clock of the zone shows at that instant, to the minute: `2026-03-29T03:30`. */
export function localDateTimeOf(instant: number, timeZone: string): LocalDateTime {
  return new Date(wallTimeOf(instant, timeZone)).toISOString().slice(0, 16);
}

/**
 * The instant (ms) at which the zone's wall clock shows that date and time. Where clocks go back and show it twice, the
 * first time; where they go forward and never show it, as much later as the gap is long (02:30 becomes 03:30), which is
 * what calendars do. `undefined` if the text is not a date that exists.
 */
export function instantOf(local: LocalDateTime, timeZone: string): number | undefined {
  const wall = parseLocal(local);
  if (wall === undefined) return undefined;
  const offsetBefore = zoneOffsetAt(wall - day, timeZone);
  const offsetAfter = zoneOffsetAt(wall + day, timeZone);
  const candidates = [wall - offsetBefore, wall - offsetAfter].sort((a, b) => a - b);
  const exact = candidates.find((instant) => wallTimeOf(instant, timeZone) === wall);
  // In a gap neither candidate shows that time: the offset from before the change lands just as far behind the gap.
  return exact ?? wall - offsetBefore;
}

/** Whether the zone's clocks really show that date and time once and only once. */
export function wallClockFit(local: LocalDateTime, timeZone: string): 'invalid' | 'once' | 'twice' | 'never' {
  const wall = parseLocal(local);
  if (wall === undefined) return 'invalid';
  const instants = new Set([
    wall - zoneOffsetAt(wall - day, timeZone),
    wall - zoneOffsetAt(wall + day, timeZone),
  ]);
  const showing = [...instants].filter((instant) => wallTimeOf(instant, timeZone) === wall).length;
  if (showing === 0) return 'never';
  return showing === 1 ? 'once' : 'twice';
}

function parseLocal(local: LocalDateTime): number | undefined {
  const match = localPattern.exec(local);
  if (match === null) return undefined;
  const [year, month, dayOfMonth, hour, minutes, seconds] = match
    .slice(1)
    .map((text) => Number(text ?? 0)) as [number, number, number, number, number, number];
  const wall = Date.UTC(year, month - 1, dayOfMonth, hour, minutes, seconds);
  // Date.UTC rolls 31 April over into May; a date that does not come back as written does not exist.
  return new Date(wall).toISOString().slice(0, 16) === local.slice(0, 16) && seconds < 60 ? wall : undefined;
}
