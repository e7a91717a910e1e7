/** What an account may be; each may do all that the ones before it may. */
export type Role = 'resident' | 'moderator' | 'officer' | 'administrator';

/** Every role, from least to most. */
export const roles: readonly Role[] = ['resident', 'moderator', 'officer', 'administrator'];

/** The roles that work for the council. */
export const staffRoles: readonly Role[] = roles.filter((role) => role !== 'resident');

/** Whether someone in `role` may do what needs at least `minimum`. Nobody signed in (`undefined`) may do nothing of it. */
export function roleAtLeast(role: Role | null | undefined, minimum: Role): boolean {
  return role != null && roles.indexOf(role) >= roles.indexOf(minimum);
}

/** Whether the text names a role. */
export function isRole(text: unknown): text is Role {
  return (roles as readonly unknown[]).includes(text);
}

/** Whether the role works for the council. */
export function isStaff(role: Role | null | undefined): boolean {
  return roleAtLeast(role, 'moderator');
}
