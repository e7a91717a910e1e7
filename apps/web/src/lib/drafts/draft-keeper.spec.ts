import { describe, expect, it } from '@jest/globals';
import { DraftKeeper } from './draft-keeper.js';

function shelf() {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

const ana = 'account-ana';

describe('drafts', () => {
  it('come back after a reload', () => {
    const storage = shelf();
    new DraftKeeper(storage, ana, 'comment:1', () => 0).keep('body', 'Could the trees');
    expect(new DraftKeeper(storage, ana, 'comment:1', () => 1).restore('body', '', '')).toBe(
      'Could the trees',
    );
  });

  it('never replace what is being typed', () => {
    const keeper = new DraftKeeper(shelf(), ana, 'comment:1', () => 0);
    keeper.keep('body', 'old');
    expect(keeper.restore('body', 'typed before the script ran', '')).toBeNull();
  });

  it('stay apart by account and by form', () => {
    const storage = shelf();
    new DraftKeeper(storage, ana, 'comment:1', () => 0).keep('body', 'mine');
    expect(new DraftKeeper(storage, 'account-ben', 'comment:1', () => 0).restore('body', '', '')).toBeNull();
    expect(new DraftKeeper(storage, ana, 'comment:2', () => 0).restore('body', '', '')).toBeNull();
  });

  it('go over from a guest to the account that signs in', () => {
    const storage = shelf();
    new DraftKeeper(storage, null, 'comment:1', () => 0).keep('body', 'before signing in');
    expect(new DraftKeeper(storage, ana, 'comment:1', () => 0).restore('body', '', '')).toBe(
      'before signing in',
    );
  });

  it('are forgotten once sent, with the guest copy', () => {
    const storage = shelf();
    new DraftKeeper(storage, null, 'comment:1', () => 0).keep('body', 'before');
    const keeper = new DraftKeeper(storage, ana, 'comment:1', () => 0);
    keeper.keep('body', 'before and after');
    keeper.clear();
    expect(storage.kept.size).toBe(0);
  });

  it('are forgotten after thirty days', () => {
    const storage = shelf();
    new DraftKeeper(storage, ana, 'comment:1', () => 0).keep('body', 'old');
    const later = new DraftKeeper(storage, ana, 'comment:1', () => 31 * 86_400_000);
    expect(later.restore('body', '', '')).toBeNull();
    expect(storage.kept.size).toBe(0);
  });

  it('do without a browser that refuses to store', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
      removeItem: () => undefined,
    };
    expect(new DraftKeeper(full, ana, 'comment:1', () => 0).keep('body', 'text')).toBe(false);
  });
});
