import { getLocale } from '@openhall/messages/catalogue';
import type { TranscriptSegment } from '@openhall/contracts/townhall';
import { tagFor } from '../../format/dates.js';

interface Place {
  query?: string;
  from?: number | null;
  cursor?: string;
}

/** Where a part of the transcript is read. */
export function searched(base: string, { query = '', from = null, cursor }: Place): string {
  const parameters = new URLSearchParams({
    ...(query === '' ? {} : { query }),
    ...(from === null ? {} : { from: String(from) }),
    ...(cursor === undefined ? {} : { cursor }),
  });
  return `${base}${parameters.size > 0 ? `?${parameters}` : ''}#transcript`;
}

/** When a segment was said: on the clock of the hall, or by the recording where the hall never began. */
export function momentOf({ at, startMs }: TranscriptSegment, timeZone: string): string {
  const format = new Intl.DateTimeFormat(tagFor(getLocale()), {
    timeStyle: 'medium',
    timeZone: at === null ? 'UTC' : timeZone,
  });
  return format.format(at ?? startMs);
}
