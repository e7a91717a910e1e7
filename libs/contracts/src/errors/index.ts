/** Every error code that crosses the wire. The web turns each into a sentence; a test finds one without. */
export const errorCodes = [
  'invalid_request',
  'invalid_encoding',
  'body_too_large',
  'unsupported_media_type',
  'method_not_allowed',
  'not_found',
  'not_signed_in',
  'not_allowed',
  'foreign_origin',
  'too_many_requests',
  'conflict',
  'edited_meanwhile',
  'idempotency_key_reused',
  'server_error',
  'storage_full',
  'database_busy',
  'code_wrong',
  'code_expired',
  'code_used',
  'code_other_browser',
  'code_too_many_tries',
  'code_requests_limited',
  'last_administrator',
  'own_role',
  'phase_closed',
  'phase_not_open_yet',
  'phase_dates_invalid',
  'phase_order_invalid',
  'phase_already_open',
  'extension_not_later',
  'counts_hidden',
  'already_published',
  'not_published',
  'texts_missing',
  'slug_taken',
  'already_withdrawn',
  'proposal_not_open',
  'parent_not_found',
  'own_contribution',
  'content_hidden',
  'content_deleted',
  'already_reported',
  'decision_changes_nothing',
  'case_claimed',
  'own_case',
  'staff_measure',
  'appeal_own_decision',
  'appeal_not_yours',
  'already_appealed',
  'appeal_decided',
  'act_unfit',
  'reason_unknown',
  'person_muted',
  'person_suspended',
  'person_slowed',
  'thread_locked',
  'already_concluded',
  'conclusion_incomplete',
  'cursor_invalid',
  'room_unknown',
  'demo_only',
  'unknown_topic',
  'unknown_area',
  'hall_code_unknown',
  'hall_phase',
  'hall_not_joined',
  'hall_guests_refused',
  'hall_needs_verified',
  'hall_questions_closed',
  'hall_muted',
  'hall_removed',
  'hall_slow_mode',
  'hall_no_upvotes',
  'question_state',
  'poll_closed',
  'poll_state',
  'poll_answer_invalid',
  'speakers_closed',
  'speaker_state',
  'hand_already_raised',
  'nothing_to_undo',
  'minutes_not_published',
  'transcript_invalid',
  'vote_not_open',
  'vote_closed',
  'vote_frozen',
  'vote_rules_invalid',
  'vote_key_missing',
  'vote_needs_register',
  'vote_needs_email',
  'vote_needs_code',
  'vote_code_wrong',
  'ballot_unreadable',
  'ballot_empty',
  'ballot_too_many_picks',
  'ballot_too_many_points',
  'ballot_over_budget',
  'ballot_no_abstention',
  'paper_ballot_voted',
  'entitlement_unknown',
  'register_claim_wrong',
  'register_claimed',
  'register_tries',
  'register_file_invalid',
  'receipt_unknown',
  'package_not_ready',
  'statement_invalid',
  'export_not_ready',
  'export_expired',
  'round_not_open',
  'round_closed',
  'round_takes_no_statements',
  'round_empty',
  'statement_gone',
  'statement_there_already',
  'statements_waiting',
  'logo_invalid',
  'colour_contrast',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What can be wrong with one field; `params` of a problem carry the bounds. */
export const fieldErrorCodes = [
  'required',
  'too_short',
  'too_long',
  'not_meaningful',
  'not_an_email',
  'not_a_choice',
  'not_a_number',
  'out_of_range',
  'not_a_date',
  'not_a_link',
  'not_a_language',
  'not_a_time_zone',
  'not_a_colour',
  'unknown_field',
  'wrong_type',
] as const;

export type FieldErrorCode = (typeof fieldErrorCodes)[number];

export type ProblemParams = Record<string, string | number>;

export interface FieldProblem {
  /** Path of the field in the request, e.g. `title` or `phases.0.closesAt`. */
  field: string;
  code: FieldErrorCode;
  params?: ProblemParams;
}

/** RFC 9457 problem details, as every error of the API is answered. */
export interface Problem {
  /** `/problems/<code>` */
  type: string;
  /** English, for developers; people read the message of the code. */
  title: string;
  status: number;
  code: ErrorCode;
  detail?: string;
  params?: ProblemParams;
  fields?: FieldProblem[];
}
