import { getLocale, m } from '@openhall/messages/catalogue';
import type { MapGroup, OpinionMap, Stance, VoteCounts } from '@openhall/contracts/statements';

/** A group is called by a letter that stays its own: A for the first. */
export function letterOf(id: number): string {
  return id < 26 ? String.fromCharCode(65 + id) : String(id + 1);
}

/** What people said, in parts of those who answered. */
export interface Shares {
  agree: number;
  disagree: number;
  pass: number;
}

/** Parts from 0 to 1; null where nobody answered. */
export function sharesOf({ agree, disagree, pass }: VoteCounts): Shares | null {
  const all = agree + disagree + pass;
  return all === 0 ? null : { agree: agree / all, disagree: disagree / all, pass: pass / all };
}

/** A part from 0 to 1 as the reader writes it: `72%`. */
export function percent(share: number): string {
  return new Intl.NumberFormat(getLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

/** `72% agree, 18% disagree, 10% pass` */
export function sharesInWords(shares: Shares): string {
  const { agree, disagree, pass } = shares;
  return m.opinion_shares({ agree: percent(agree), disagree: percent(disagree), pass: percent(pass) });
}

/** What a group holds most of all, as a sentence without its subject; null where it holds nothing of its own. */
export function creedOf(group: MapGroup, statements: ReadonlyMap<string, { body: string }>): string | null {
  const [first] = group.representative;
  const statement = first && statements.get(first.statementId)?.body;
  if (!first || statement === undefined) return null;
  return first.stance === 'agree'
    ? m.opinion_group_agrees({ statement })
    : m.opinion_group_disagrees({ statement });
}

/** The map in one sentence, for those who hear it. */
export function pictureInWords({ groups }: Pick<OpinionMap, 'groups'>): string {
  const said = groups.map(({ id, size }) =>
    m.opinion_picture_group({ letter: letterOf(id), people: m.opinion_people_count({ count: size }) }),
  );
  return m.opinion_picture({ groups: new Intl.ListFormat(getLocale()).format(said) });
}

const given: Record<Stance, () => string> = {
  agree: m.statements_given_agree,
  disagree: m.statements_given_disagree,
  pass: m.statements_given_pass,
};

/** What one answered, before the statement's own words. */
export function givenWords(stance: Stance): string {
  return given[stance]();
}

const words: Record<Stance, () => string> = {
  agree: m.statements_agree,
  disagree: m.statements_disagree,
  pass: m.statements_pass,
};

/** An answer, as its button says it. */
export function stanceWords(stance: Stance): string {
  return words[stance]();
}
