import type { Component } from 'svelte';
import type { VotingMethod } from '@openhall/domain/voting';
import type { ToldVote } from './account.js';

/** Draws a count: its rounds, its comparisons, what the money bought, or how many votes each option got. */
export type CountPicture = Component<{ vote: ToldVote; account: never }>;

/** The picture of a method's counts. Only this one is fetched, before the page is shown. */
export async function pictureOf(method: VotingMethod): Promise<CountPicture> {
  switch (method) {
    case 'instant-runoff':
    case 'stv':
      return (await import('./Rounds.svelte')).default;
    case 'schulze':
      return (await import('./Pairs.svelte')).default;
    case 'equal-shares':
    case 'greedy':
    case 'phragmen':
      return (await import('./Allocation.svelte')).default;
    default:
      return (await import('./Tallies.svelte')).default;
  }
}
