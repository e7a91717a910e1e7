import { createHmac } from 'node:crypto';

/** What rows need to know besides the database. */
export interface ExportContext {
  /** Id of the consultation or the town hall. */
  scopeId: string;
  /** Language in which topics and areas are named. */
  locale: string;
  countsHidden: boolean;
  /** For officers: with the words of what is hidden. */
  restricted: boolean;
  /** Random and kept nowhere: what a person is called in this export leads to no other one. */
  salt: Buffer;
}

/** Stands for a person within one export. Null for nobody. */
export function pseudonym(
  who: { author_id: string | null; imported_author?: string | null },
  { salt }: ExportContext,
): string | null {
  const { author_id: account, imported_author: imported } = who;
  const known = account ?? (imported ? `imported ${imported}` : null);
  return known === null ? null : createHmac('sha256', salt).update(known).digest('hex').slice(0, 16);
}

/** A name in the language that is asked for, or in the first that there is. `names` is JSON. */
export function nameIn(names: string | null, locale: string): string | null {
  if (names === null) return null;
  const byLocale = JSON.parse(names) as Record<string, string>;
  return byLocale[locale] ?? Object.values(byLocale)[0] ?? null;
}
