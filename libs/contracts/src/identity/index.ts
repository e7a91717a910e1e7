import type { Role } from '@openhall/domain/accounts';
export type { Role };

export interface Me {
  id: string;
  displayName: string;
  email: string;
  locale: string;
  role: Role;
}

/** `POST /sign-in/codes`: sends a code by e-mail; answers the same whether or not an account exists. Sets the browser cookie that the code is bound to. */
export interface CodeRequest {
  email: string;
  locale?: string;
}

export interface CodeSent {
  email: string;
  /** ms since the epoch */
  expiresAt: number;
  resendAt: number;
}

/** `POST /sign-in/sessions`: signs in with the code; the e-mail is that of the last code asked for by this browser. */
export interface CodeAnswer {
  email: string;
  code: string;
}

/** `POST /demo/sessions` (demo only) */
export interface DemoSession {
  as: Role;
}

/** `GET /demo/outbox` (demo only), newest first */
export interface OutboxMail {
  id: string;
  recipient: string;
  subject: string;
  body: string;
  createdAt: number;
}

/** `PATCH /account` */
export interface AccountChange {
  displayName?: string;
  locale?: string;
}

/** `GET /account/sessions` */
export interface SessionSummary {
  id: string;
  current: boolean;
  createdAt: number;
  lastSeenAt: number;
  /** Browser and system in words, as the browser named itself. */
  userAgent: string;
}

/** `GET /account/contributions?cursor=`, newest first */
export type Contribution =
  | { kind: 'proposal'; id: string; title: string; state: string; at: number; consultationSlug: string }
  | {
      kind: 'comment';
      id: string;
      proposalId: string;
      /** Empty while the proposal is hidden, unless it is the person’s own. */
      proposalTitle: string;
      excerpt: string;
      state: string;
      at: number;
    };

/** `GET /people?query=&cursor=` (administrator) */
export interface Person {
  id: string;
  displayName: string;
  email: string;
  role: Role;
  createdAt: number;
  /** Whether somebody of the council checked that they live here: a *verified* resident. */
  addressChecked: boolean;
}

/** `POST /people/invitations` (administrator) */
export interface Invitation {
  email: string;
  displayName: string;
  role: Role;
  locale?: string;
}

/** `PATCH /people/:id` (administrator): what is left out stays. */
export interface PersonChange {
  role?: Role;
  /** The address was checked: the person counts as a verified resident. */
  verified?: boolean;
}
