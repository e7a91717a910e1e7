import { describe, expect, it } from '@jest/globals';
import type { ProposalState } from '@openhall/contracts/proposals';
import {
  mayOf,
  mayRead,
  mayReadText,
  refusalToEdit,
  refusalToPublish,
  refusalToRespond,
  refusalToWithdraw,
} from './proposals.policy.js';
import type { Phases, Reader } from './proposals.policy.js';

const author: Reader = { id: 'author', role: 'resident' };
const other: Reader = { id: 'other', role: 'resident' };
const moderator: Reader = { id: 'moderator', role: 'moderator' };
const officer: Reader = { id: 'officer', role: 'officer' };
const open: Phases = { propose: null, comment: null, support: null };
const closed: Phases = { propose: 'phase_closed', comment: 'phase_closed', support: 'phase_closed' };
const proposal = (state: ProposalState) => ({ authorId: 'author', state });

describe('reading a proposal', () => {
  it('keeps drafts to their author', () => {
    expect(mayRead(proposal('draft'), author)).toBe(true);
    for (const reader of [null, other, moderator, officer])
      expect(mayRead(proposal('draft'), reader)).toBe(false);
  });

  it('keeps the text of a hidden one to its author and to moderators', () => {
    expect([author, moderator, officer].map((reader) => mayReadText(proposal('hidden'), reader))).toEqual([
      true,
      true,
      true,
    ]);
    expect([null, other].map((reader) => mayReadText(proposal('hidden'), reader))).toEqual([false, false]);
    expect(mayRead(proposal('hidden'), null)).toBe(true);
  });

  it('shows published and withdrawn ones to everybody', () => {
    expect(mayReadText(proposal('published'), null)).toBe(true);
    expect(mayReadText(proposal('withdrawn'), null)).toBe(true);
  });

  it('never takes an imported proposal for somebody’s own', () => {
    expect(refusalToEdit({ authorId: null, state: 'published' }, other, open)).toBe('not_allowed');
  });
});

describe('writing a proposal', () => {
  it('is its author’s while people may propose', () => {
    expect(refusalToEdit(proposal('published'), author, open)).toBeNull();
    expect(refusalToEdit(proposal('published'), author, closed)).toBe('phase_closed');
    expect(refusalToEdit(proposal('published'), officer, open)).toBe('not_allowed');
    expect(refusalToEdit(proposal('draft'), other, open)).toBe('not_found');
    expect(refusalToEdit(proposal('draft'), author, closed)).toBeNull();
    expect(refusalToEdit(proposal('hidden'), author, open)).toBe('content_hidden');
    expect(refusalToEdit(proposal('withdrawn'), author, open)).toBe('already_withdrawn');
  });

  it('publishes a draft once, while people may propose', () => {
    expect(refusalToPublish(proposal('draft'), author, open)).toBeNull();
    expect(refusalToPublish(proposal('draft'), author, closed)).toBe('phase_closed');
    expect(refusalToPublish(proposal('published'), author, open)).toBe('already_published');
    expect(refusalToPublish(proposal('draft'), other, open)).toBe('not_found');
  });

  it('withdraws a published one once', () => {
    expect(refusalToWithdraw(proposal('published'), author)).toBeNull();
    expect(refusalToWithdraw(proposal('withdrawn'), author)).toBe('already_withdrawn');
    expect(refusalToWithdraw(proposal('draft'), author)).toBe('not_published');
    expect(refusalToWithdraw(proposal('hidden'), author)).toBe('content_hidden');
    expect(refusalToWithdraw(proposal('published'), officer)).toBe('not_allowed');
  });

  it('answers what the public can read', () => {
    expect(
      ['draft', 'published', 'withdrawn', 'hidden'].map((state) =>
        refusalToRespond(proposal(state as ProposalState)),
      ),
    ).toEqual(['not_found', null, null, 'content_hidden']);
  });
});

describe('what a reader may do', () => {
  it('is said with the reason why not', () => {
    expect(mayOf(proposal('published'), null, open)).toMatchObject({
      support: 'not_signed_in',
      comment: 'not_signed_in',
      edit: false,
    });
    expect(mayOf(proposal('published'), other, closed)).toMatchObject({
      support: 'phase_closed',
      report: true,
    });
    expect(mayOf(proposal('withdrawn'), other, open)).toMatchObject({
      support: 'proposal_not_open',
      comment: 'proposal_not_open',
    });
    expect(mayOf(proposal('published'), author, open)).toMatchObject({
      support: true,
      edit: true,
      withdraw: true,
      report: false,
    });
    expect(mayOf(proposal('published'), officer, open)).toMatchObject({
      respond: true,
      moderate: true,
      edit: false,
    });
    expect(mayOf(proposal('hidden'), moderator, open)).toMatchObject({
      respond: false,
      moderate: true,
      report: false,
    });
  });
});
