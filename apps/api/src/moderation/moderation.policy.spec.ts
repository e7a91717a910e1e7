import { describe, expect, it } from '@jest/globals';
import {
  changesSomething,
  possibleActs,
  refusalToAnswer,
  refusalToDecide,
  refusalToMeasure,
  refusalToReport,
} from './moderation.policy.js';

const content = { authorId: 'author', state: 'published', reportable: true };

describe('reporting', () => {
  it('is for what can be seen and is not one’s own', () => {
    expect(refusalToReport(content, 'reader')).toBeNull();
    expect(refusalToReport({ ...content, authorId: null }, 'reader')).toBeNull();
    expect(refusalToReport(content, 'author')).toBe('own_contribution');
    expect(refusalToReport(null, 'reader')).toBe('not_found');
  });

  it('tells that it was hidden already, but nothing of drafts', () => {
    expect(refusalToReport({ ...content, state: 'hidden', reportable: false }, 'reader')).toBe(
      'content_hidden',
    );
    expect(refusalToReport({ ...content, state: 'draft', reportable: false }, 'reader')).toBe('not_found');
  });
});

describe('deciding', () => {
  it('is never about one’s own contribution', () => {
    expect(refusalToDecide(content, 'author')).toBe('own_contribution');
    expect(refusalToDecide(content, 'moderator')).toBeNull();
    expect(refusalToDecide(null, 'moderator')).toBe('not_found');
  });

  it('must change something', () => {
    expect(changesSomething('hide', true, false)).toBe(true);
    expect(changesSomething('hide', false, true)).toBe(false);
    expect(changesSomething('restore', false, false)).toBe(false);
    expect(changesSomething('keep', false, true)).toBe(true);
    expect(changesSomething('keep', false, false)).toBe(false);
  });
});

describe('measures about people', () => {
  it('are for residents, and never about oneself', () => {
    expect(refusalToMeasure({ id: 'a', role: 'resident' }, 'moderator')).toBeNull();
    expect(refusalToMeasure({ id: 'a', role: 'guest' }, 'moderator')).toBeNull();
    expect(refusalToMeasure({ id: 'moderator', role: 'moderator' }, 'moderator')).toBe('own_case');
    expect(refusalToMeasure({ id: 'a', role: 'officer' }, 'moderator')).toBe('staff_measure');
    expect(refusalToMeasure(null, 'moderator')).toBe('not_found');
  });
});

describe('what may be decided', () => {
  const at = {
    ...{ subjectType: 'proposal' as const, state: 'published', isOpen: true, waiting: false, refused: false },
    ...{ locked: false, more: ['retitle', 'move', 'merge', 'lock', 'unlock', 'remove'] as const },
  };

  it('follows from what it is and where it stands', () => {
    expect(possibleActs(at)).toEqual(['keep', 'hide', 'retitle', 'move', 'merge', 'lock', 'remove']);
    expect(possibleActs({ ...at, isOpen: false, locked: true })).toContain('unlock');
    expect(possibleActs({ ...at, state: 'hidden', more: ['remove'] })).toEqual(['keep', 'restore', 'remove']);
    expect(possibleActs({ ...at, waiting: true })).toEqual(['publish', 'refuse']);
    expect(possibleActs({ ...at, refused: true })).toEqual(['publish']);
    expect(possibleActs({ ...at, state: 'deleted' })).toEqual(['keep']);
    expect(possibleActs({ ...at, state: 'deleted', isOpen: false })).toEqual([]);
  });
});

describe('appeals', () => {
  const facts = { deciderId: 'ana', appellantId: 'luis', moderators: ['ana', 'eva'], officerId: 'olga' };

  it('go to another person than the one who decided, and never to the one who appeals', () => {
    expect(refusalToAnswer(facts, 'eva')).toBeNull();
    expect(refusalToAnswer(facts, 'ana')).toBe('appeal_own_decision');
    expect(refusalToAnswer({ ...facts, appellantId: 'eva' }, 'eva')).toBe('own_case');
  });

  it('go to the named officer where there is one moderator', () => {
    const alone = { ...facts, moderators: ['ana'] };
    expect(refusalToAnswer(alone, 'olga')).toBeNull();
    expect(refusalToAnswer(alone, 'otto')).toBe('appeal_not_yours');
    expect(refusalToAnswer({ ...alone, officerId: null }, 'otto')).toBeNull();
    expect(refusalToAnswer({ ...alone, officerId: 'ana' }, 'ana')).toBe('appeal_own_decision');
  });
});
