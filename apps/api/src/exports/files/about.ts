import { m } from '@openhall/messages/catalogue';
import type { Locale } from '@openhall/messages/catalogue';

/** What every file says of itself. */
export interface ExportAbout {
  /** Of the consultation or the town hall. */
  title: string;
  /** Of its public page. */
  address: string;
  /** The council's name. */
  council: string;
  /** ms since 1970 */
  asOf: number;
  locale: Locale;
  restricted: boolean;
}

/** Under which everybody may use what is public. */
export const licence = {
  name: 'CC-BY-4.0',
  title: 'Creative Commons Attribution 4.0',
  path: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

/** As pairs, for people. */
export function aboutLines({
  title,
  address,
  council,
  asOf,
  locale,
  restricted,
}: ExportAbout): [string, string][] {
  const options = { locale };
  return [
    [m.export_of({ title }, options), address],
    [m.export_as_of({}, options), new Date(asOf).toISOString()],
    [m.export_made_by({}, options), council],
    restricted
      ? ['', m.export_about_restricted({}, options)]
      : [m.export_licence({}, options), licence.title],
  ];
}
