/** The rooms of a hall. */
export const publicRoom = (hallId: string): string => `townhall:${hallId}`;
export const moderatorsRoom = (hallId: string): string => `townhall:${hallId}:moderators`;
export const projectorRoom = (hallId: string): string => `townhall:${hallId}:projector`;
export const ownRoom = (accountId: string): string => `account:${accountId}`;
