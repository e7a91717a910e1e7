/** Why the machine refuses; all are error codes of the API. */
export type HallRefusalCode =
  | 'not_found'
  | 'not_allowed'
  | 'invalid_request'
  | 'conflict'
  | 'edited_meanwhile'
  | 'hall_phase'
  | 'hall_not_joined'
  | 'hall_guests_refused'
  | 'hall_needs_verified'
  | 'hall_questions_closed'
  | 'hall_muted'
  | 'hall_removed'
  | 'hall_slow_mode'
  | 'hall_no_upvotes'
  | 'question_state'
  | 'poll_closed'
  | 'poll_state'
  | 'poll_answer_invalid'
  | 'speakers_closed'
  | 'speaker_state'
  | 'hand_already_raised'
  | 'nothing_to_undo';

/** A typed refusal; nothing changed. `params` go with the code (`seconds` of `hall_slow_mode`). */
export interface Refused {
  readonly ok: false;
  readonly code: HallRefusalCode;
  readonly params?: Readonly<Record<string, string | number>>;
}

/** A refusal with this code. */
export function refused(code: HallRefusalCode, params?: Record<string, string | number>): Refused {
  return params === undefined ? { ok: false, code } : { ok: false, code, params };
}
