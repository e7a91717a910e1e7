/** A receipt as it was given at casting. */
export interface HeldReceipt {
  readonly commitment: string;
  /** Base64. */
  readonly signature: string;
  readonly code: string;
}

/** What is held against a package: none of it comes from the package itself. */
export interface Evidence {
  /** The fingerprint that the council published elsewhere. */
  readonly fingerprint?: string;
  /** Signed checkpoints that were out while the vote ran. */
  readonly checkpoints?: readonly string[];
  readonly receipts?: readonly HeldReceipt[];
  /** The openings of a confidential vote, as a scrutineer got them. */
  readonly openings?: string;
}
