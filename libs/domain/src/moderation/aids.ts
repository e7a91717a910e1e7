import { fold } from '../text/index.js';
import { reasonsToHold } from '../townhall/held/index.js';
import { holdsLookAlikes } from './look-alikes.js';

/** What always makes a contribution wait for a person: it cannot be taken back once others have read it. */
export const gravePoints = ['threat', 'address', 'phone'] as const;

/** Aids to moderators. Each is shown as a reason beside a case, decides nothing and can be switched off. */
export const aids = ['words', 'links', 'repetition', 'flood', 'new_account', 'look_alikes'] as const;
export type Aid = (typeof aids)[number];

/** Why a person should look at a contribution. */
export const riskReasons = [...gravePoints, ...aids] as const;
export type RiskReason = (typeof riskReasons)[number];

/** Which aids are switched on, and the council's own words by language. */
export interface AidSettings {
  readonly on: Readonly<Record<Aid, boolean>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

/** What is known of the author and of what was posted before, without its text. */
export interface Circumstances {
  /** ms since the author's account exists. */
  readonly accountAge: number;
  /** Contributions of the same author within the last minute. */
  readonly lately: number;
  /** Contributions with the same words within a month, whoever wrote them. */
  readonly sameWords: number;
}

const dayMs = 24 * 3_600_000;
const manyInAMinute = 3;

/** How much a reason weighs when cases are put in order of risk. */
const weights: Record<RiskReason, number> = {
  threat: 100,
  address: 60,
  phone: 60,
  words: 20,
  flood: 10,
  repetition: 8,
  links: 5,
  look_alikes: 5,
  new_account: 2,
};

/** The reasons for a person to look at a text, gravest first; empty where nothing was noticed. */
export function reasonsToLook(text: string, about: Circumstances, settings: AidSettings): RiskReason[] {
  const held = new Set<string>(reasonsToHold(text, [], 0));
  const noticed: Record<RiskReason, boolean> = {
    threat: held.has('threat'),
    address: held.has('address'),
    phone: held.has('phone'),
    words: held.has('rude') || holdsListedWord(text, settings.words),
    links: held.has('link'),
    repetition: about.sameWords > 0,
    flood: held.has('flood') || about.lately >= manyInAMinute,
    new_account: about.accountAge < dayMs,
    look_alikes: holdsLookAlikes(text),
  };
  return riskReasons.filter((reason) => noticed[reason] && (isGrave(reason) || settings.on[reason]));
}

/** Whether a reason always makes a contribution wait. */
export function isGrave(reason: RiskReason): reason is (typeof gravePoints)[number] {
  return (gravePoints as readonly string[]).includes(reason);
}

/** The weight of several reasons and of a number of open reports, for the order by risk. */
export function riskOf(reasons: readonly RiskReason[], reports: number): number {
  return reasons.reduce((sum, reason) => sum + weights[reason], 0) + Math.min(reports, 30) * 10;
}

/** What stays the same when case, marks, spaces and signs change: two texts of the same words have the same. */
export function wordsOfText(text: string): string {
  return (fold(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(' ');
}

/** Words and phrases of the council's lists, as whole words. Every list is searched: people mix languages. */
function holdsListedWord(text: string, lists: AidSettings['words']): boolean {
  const words = ` ${wordsOfText(text)} `;
  return Object.values(lists).some((list) =>
    list.some((entry) => {
      const wanted = wordsOfText(entry);
      return wanted !== '' && words.includes(` ${wanted} `);
    }),
  );
}
