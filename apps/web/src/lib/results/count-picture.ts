import type { Component } from 'svelte';
import type { VotingMethod } from '@openhall/domain/voting';
import type { ToldVote } from './account.js';
import Allocation from './Allocation.svelte';
import Pairs from './Pairs.svelte';
import Rounds from './Rounds.svelte';
import Tallies from './Tallies.svelte';

/** Draws a count: its rounds, its comparisons, what the money bought, or how many votes each option got. */
type CountPicture = Component<{ vote: ToldVote; account: never }>;

/** The picture of a method's counts. */
export function pictureOf(method: VotingMethod): CountPicture {
  switch (method) {
    case 'instant-runoff':
    case 'stv':
      return Rounds;
    case 'schulze':
      return Pairs;
    case 'equal-shares':
    case 'greedy':
    case 'phragmen':
      return Allocation;
    default:
      return Tallies;
  }
}
