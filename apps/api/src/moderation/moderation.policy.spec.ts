import { describe, expect, it } from '@jest/globals';
import { changesSomething, refusalToDecide, refusalToReport } from './moderation.policy.js';

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
    expect(changesSomething('hide', true, 0)).toBe(true);
    expect(changesSomething('hide', false, 3)).toBe(false);
    expect(changesSomething('restore', false, 0)).toBe(false);
    expect(changesSomething('keep', false, 1)).toBe(true);
    expect(changesSomething('keep', false, 0)).toBe(false);
  });
});
