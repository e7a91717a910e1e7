import { describe, expect, it } from '@jest/globals';
import { entitlementOf, type Voter } from './electorate.policy.js';

const nobody: Voter = {
  accountId: null,
  mailbox: null,
  emailAnswered: false,
  registerEntryId: null,
  codeId: null,
};
const somebody: Voter = { ...nobody, accountId: 'a', mailbox: 'a@example.org' };
const answered: Voter = { ...somebody, emailAnswered: true };
const registered: Voter = { ...answered, registerEntryId: 'r' };
const holder: Voter = { ...nobody, codeId: 'c' };

describe('who may vote', () => {
  it.each([
    ['signed_in', nobody, 'not_signed_in'],
    ['signed_in', somebody, { name: 'mailbox:a@example.org', channel: 'account' }],
    ['signed_in', answered, { name: 'mailbox:a@example.org', channel: 'email' }],
    ['email', nobody, 'not_signed_in'],
    ['email', somebody, 'vote_needs_email'],
    ['email', answered, { name: 'mailbox:a@example.org', channel: 'email' }],
    ['register', nobody, 'not_signed_in'],
    ['register', answered, 'vote_needs_register'],
    ['register', registered, { name: 'register:r', channel: 'register' }],
    ['codes', registered, 'vote_needs_code'],
    ['codes', holder, { name: 'code:c', channel: 'code' }],
  ] as const)('in %s, %j is answered', (electorate, voter, answer) => {
    expect(entitlementOf(electorate, voter)).toEqual(answer);
  });
});
