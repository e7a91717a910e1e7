import { describe, expect, it } from '@jest/globals';
import { mayChangeRole, mayLeaveAdministrators } from './accounts.policy.js';

describe('leaving the administrators', () => {
  it('is refused to the last one only', () => {
    expect(mayLeaveAdministrators('ana', ['ana'])).toBe('last_administrator');
    expect(mayLeaveAdministrators('ana', ['ana', 'bea'])).toBeNull();
    expect(mayLeaveAdministrators('ana', ['bea'])).toBeNull();
  });
});

describe('changing a role', () => {
  it('is for administrators, and of others', () => {
    expect(mayChangeRole('ana', 'bea', ['ana', 'bea'])).toBeNull();
    expect(mayChangeRole('ana', 'ana', ['ana', 'bea'])).toBe('own_role');
  });

  it('is refused to one who was demoted meanwhile', () => {
    expect(mayChangeRole('ana', 'bea', ['bea', 'cai'])).toBe('not_allowed');
    expect(mayChangeRole('ana', 'bea', ['bea'])).toBe('last_administrator');
  });
});
