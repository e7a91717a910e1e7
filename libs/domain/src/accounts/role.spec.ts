import { describe, expect, it } from '@jest/globals';
import { isRole, isStaff, roleAtLeast, roles, staffRoles } from './role.js';

describe('roles', () => {
  it('contain one another: administrator ⊇ officer ⊇ moderator ⊇ resident', () => {
    expect(roles.map((role) => roles.map((minimum) => Number(roleAtLeast(role, minimum))).join(''))).toEqual([
      '1000',
      '1100',
      '1110',
      '1111',
    ]);
  });

  it('give nothing to somebody who is not signed in', () => {
    expect(roleAtLeast(undefined, 'resident')).toBe(false);
    expect(roleAtLeast(null, 'resident')).toBe(false);
  });

  it('are staff from moderator on', () => {
    expect(roles.filter(isStaff)).toEqual(staffRoles);
    expect(isStaff('resident')).toBe(false);
  });

  it('are known by name only', () => {
    expect(['officer', 'Officer', 'constructor', '', 3, null].map(isRole)).toEqual([
      true,
      false,
      false,
      false,
      false,
      false,
    ]);
  });
});
