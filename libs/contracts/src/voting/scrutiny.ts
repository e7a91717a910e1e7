/** `POST /votes/:id/statements`: what `openhall verify --sign-statement` wrote, and the token of the scrutineer's mail. */
export interface ScrutineerStatement {
  note: string;
  verifierKey: string;
  token: string;
}

/** `GET /votes/:id/scrutiny?token=`: what the holder of a scrutineer's link is told. */
export interface ScrutinyView {
  name: string;
  /** What is published of them; null until they hand it in. */
  statement: string | null;
}

/** `GET /desk/votes/:id/scrutineers`, in the order of the plan. */
export interface ScrutineerView {
  name: string;
  email: string;
  /** When the link that works now was sent; null before the close. */
  invitedAt: number | null;
  /** When their statement was published. */
  signedAt: number | null;
  /** Of the key that they signed with. */
  fingerprint: string | null;
}

/** `POST /desk/votes/:id/scrutineers/invitations` after the close: a new link, by mail; the one before works no more. */
export interface ScrutineerInvitation {
  /** As the plan has it. */
  name: string;
  email: string;
}
