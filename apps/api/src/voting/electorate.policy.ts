import type { ErrorCode } from '@openhall/contracts/errors';
import type { BallotChannel, Electorate } from '@openhall/contracts/voting';

/** What is known of somebody who comes to vote. */
export interface Voter {
  accountId: string | null;
  /** The account's e-mail address. A ballot hangs on it, so that a new account with the same mailbox has no second one. */
  mailbox: string | null;
  /** Whether the account's e-mail address has answered a code. */
  emailAnswered: boolean;
  /** The register entry that the account claimed. */
  registerEntryId: string | null;
  /** The entitlement of the voter code that was entered; null for none or a wrong one. */
  codeId: string | null;
}

/** What a ballot hangs on, and how it is counted in the turnout. */
export interface Entitlement {
  name: string;
  channel: BallotChannel;
}

/** The one entitlement of a voter in this electorate, or the code why there is none. */
export function entitlementOf(electorate: Electorate, voter: Voter): Entitlement | ErrorCode {
  switch (electorate) {
    case 'codes':
      return voter.codeId === null ? 'vote_needs_code' : { name: `code:${voter.codeId}`, channel: 'code' };
    case 'register':
      if (voter.accountId === null) return 'not_signed_in';
      return voter.registerEntryId === null
        ? 'vote_needs_register'
        : { name: `register:${voter.registerEntryId}`, channel: 'register' };
    case 'email':
      if (voter.mailbox === null) return 'not_signed_in';
      return voter.emailAnswered
        ? { name: `mailbox:${voter.mailbox}`, channel: 'email' }
        : 'vote_needs_email';
    case 'signed_in':
      if (voter.mailbox === null) return 'not_signed_in';
      return { name: `mailbox:${voter.mailbox}`, channel: voter.emailAnswered ? 'email' : 'account' };
  }
}
