/** A form as it was sent. */
export interface SentForm {
  /** Where it was sent to, on this site. */
  action: string;
  fields: [name: string, value: string][];
}
