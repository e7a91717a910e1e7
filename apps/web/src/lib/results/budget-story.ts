import { m } from '@openhall/messages/catalogue';
import { amount, money } from '../reader.svelte.js';
import { roughly, type BudgetAccount } from './account.js';
import type { Titles } from './result-words.js';

/** By ISO 4217; null where none was named. */
type Currency = string | null | undefined;

/** One project in the account of a budget vote. */
export interface ProjectStory {
  id: string;
  cost: number;
  supporters: number;
  tally: number;
  /** In order of selection, from 1; null for what was not chosen. */
  place: number | null;
  /** Equal Shares: added at the end with money that was left, nobody's share paid for it. */
  added: boolean;
  /** Equal Shares: what its supporters paid for each unit of its cost, and what each of them paid at most. */
  price: { perUnit: number; each: number; payers: number } | null;
  refusal: string | null;
  /** What it lacked, in words; '' for a chosen one. */
  lacked: string;
}

/** The projects, the chosen ones in their order, then the others by support. */
export function projectStories(account: BudgetAccount, currency: Currency): ProjectStory[] {
  const place = new Map(account.winners.map((id, index) => [id, index + 1]));
  const stories = account.tallies.map(({ project, cost, supporters, tally, refusal }) => ({
    id: project,
    cost: roughly(cost),
    supporters,
    tally,
    place: place.get(project) ?? null,
    added: account.method === 'equal-shares' && account.added.includes(project),
    price: priceOf(account, project),
    refusal,
    lacked: refusal === null ? '' : lack(account, project, refusal, (value) => money(value, currency)),
  }));
  return stories.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || b.tally - a.tally);
}

function priceOf(account: BudgetAccount, project: string): ProjectStory['price'] {
  if (account.method !== 'equal-shares') return null;
  const step = account.steps.find((one) => one.project === project);
  if (!step) return null;
  const price = roughly(step.effectivePrice);
  const each = account.utility === 'cost' ? price * roughly(step.cost) : price;
  return { perUnit: each / roughly(step.cost), each, payers: step.payers };
}

function lack(
  account: BudgetAccount,
  project: string,
  refusal: string,
  said: (value: number) => string,
): string {
  const tally = account.tallies.find((one) => one.project === project);
  const cost = roughly(tally?.cost ?? '0');
  const spent = account.winners.reduce(
    (sum, id) => sum + roughly(account.tallies.find((one) => one.project === id)?.cost ?? '0'),
    0,
  );
  const left = roughly(account.budget) - spent;
  switch (refusal) {
    case 'no-support':
      return m.result_lacked_support();
    case 'below-minimum-support':
      return m.result_lacked_minimum();
    case 'over-budget':
      return m.result_lacked_over_budget({ over: said(cost - roughly(account.budget)) });
    case 'does-not-fit': {
      const step = account.method === 'greedy' && account.steps.find((one) => one.project === project);
      const then = step ? roughly(step.left) : left;
      return m.result_lacked_money({ left: said(then), lacked: said(cost - then) });
    }
    case 'supporters-out-of-money':
      return account.method === 'equal-shares'
        ? m.result_lacked_supporters({
            count: tally?.supporters ?? 0,
            most: said((tally?.supporters ?? 0) * (roughly(account.share) + account.raisedBy)),
          })
        : m.result_lacked_rest();
    default:
      return m.result_lacked_rest();
  }
}

/** The unsuccessful project with the most support, and what it lacked. */
export function runnersUp(account: BudgetAccount, currency: Currency, title: Titles): string[] {
  const next = projectStories(account, currency).find(({ place }) => place === null);
  if (!next) return [m.result_all_chosen()];
  return [
    m.result_next_project({
      option: title(next.id),
      supporters: amount(next.supporters),
      lacked: next.lacked,
    }),
  ];
}

/** How the money was dealt out, in the order of the count. */
export function methodStory(account: BudgetAccount, currency: Currency): string[] {
  if (account.method !== 'equal-shares') return [];
  const said = [m.result_shares({ share: money(roughly(account.share), currency) })];
  if (account.raisedBy > 0) said.push(m.result_shares_raised({ by: money(account.raisedBy, currency) }));
  if (account.added.length > 0) said.push(m.result_shares_added({ count: account.added.length }));
  return said;
}
