import type { ErrorCode, FieldProblem, Problem, ProblemParams } from '@openhall/contracts/errors';

/** Status and English title of each code; the person reads the message that the web has for the code. */
const described: Record<ErrorCode, [status: number, title: string]> = {
  invalid_request: [400, 'The request is not valid'],
  invalid_encoding: [400, 'The request is not valid UTF-8'],
  body_too_large: [413, 'The request body is too large'],
  unsupported_media_type: [415, 'The media type is not supported'],
  method_not_allowed: [405, 'The method is not allowed here'],
  not_found: [404, 'There is nothing here'],
  not_signed_in: [401, 'Sign in first'],
  not_allowed: [403, 'This account may not do that'],
  foreign_origin: [403, 'The request comes from another site'],
  too_many_requests: [429, 'Too many requests'],
  conflict: [409, 'The state has changed'],
  edited_meanwhile: [409, 'Somebody else edited this meanwhile'],
  idempotency_key_reused: [422, 'The idempotency key was used for another request'],
  server_error: [500, 'Something went wrong on the server'],
  storage_full: [507, 'The server has no room left'],
  database_busy: [503, 'The database is locked by another process'],
  code_wrong: [422, 'The code is not right'],
  code_expired: [422, 'The code has expired'],
  code_used: [422, 'The code was used already'],
  code_other_browser: [422, 'The code was asked for in another browser'],
  code_too_many_tries: [429, 'Too many tries with this code'],
  code_requests_limited: [429, 'Too many codes were asked for'],
  last_administrator: [409, 'The last administrator must stay'],
  own_role: [409, 'Nobody changes their own role'],
  phase_closed: [409, 'The phase has closed'],
  phase_not_open_yet: [409, 'The phase has not opened yet'],
  phase_dates_invalid: [422, 'A phase must close after it opens'],
  phase_order_invalid: [422, 'Phases must follow each other without overlap'],
  phase_already_open: [409, 'A phase that has opened keeps its dates'],
  extension_not_later: [422, 'An extension must be later than the present close'],
  counts_hidden: [409, 'Counts are hidden until the phase ends'],
  already_published: [409, 'It is published already'],
  not_published: [409, 'It is not published'],
  texts_missing: [422, 'Texts are missing'],
  slug_taken: [409, 'The address is taken'],
  already_withdrawn: [409, 'It was withdrawn'],
  proposal_not_open: [409, 'The proposal is not open'],
  parent_not_found: [422, 'The comment answered is not there'],
  own_contribution: [403, 'Not on one’s own contribution'],
  content_hidden: [409, 'It was hidden by a moderator'],
  content_deleted: [409, 'It was deleted'],
  already_reported: [409, 'It was reported by this account already'],
  decision_changes_nothing: [409, 'The decision changes nothing'],
  cursor_invalid: [400, 'The cursor is not valid'],
  room_unknown: [404, 'There is no such room'],
  demo_only: [404, 'This exists in the demo only'],
  unknown_topic: [422, 'There is no such topic'],
  unknown_area: [422, 'There is no such area'],
  hall_code_unknown: [404, 'No hall has this code'],
  hall_phase: [409, 'Not at this point of the hall'],
  hall_not_joined: [403, 'Join the hall first'],
  hall_guests_refused: [403, 'This hall asks people to sign in'],
  hall_needs_verified: [403, 'Only verified residents may do this here'],
  hall_questions_closed: [409, 'Questions are not taken now'],
  hall_muted: [403, 'Muted in this hall'],
  hall_removed: [403, 'Removed from this hall'],
  hall_slow_mode: [429, 'Slow mode: one question at a time'],
  hall_no_upvotes: [409, 'This hall takes no upvotes'],
  question_state: [409, 'Not with a question in this state'],
  poll_closed: [409, 'The poll is closed'],
  poll_state: [409, 'Not with a poll in this state'],
  poll_answer_invalid: [422, 'The answer does not fit the poll'],
  speakers_closed: [409, 'The speakers’ list is closed'],
  speaker_state: [409, 'Not with a speaker in this state'],
  hand_already_raised: [409, 'The hand is up already'],
  nothing_to_undo: [409, 'There is nothing to undo'],
  minutes_not_published: [404, 'The minutes are not published yet'],
  transcript_invalid: [422, 'The transcript can’t be read'],
  vote_not_open: [409, 'The vote is not open yet'],
  vote_closed: [409, 'The vote is closed'],
  vote_frozen: [409, 'The rules of an open vote are frozen'],
  vote_rules_invalid: [422, 'The vote can’t open like this'],
  vote_key_missing: [503, 'The key of this vote is gone'],
  vote_needs_register: [403, 'Only people in the register may vote'],
  vote_needs_email: [403, 'Only people with a checked address may vote'],
  vote_needs_code: [403, 'This vote needs a voter code'],
  vote_code_wrong: [422, 'The voter code is not right'],
  ballot_unreadable: [422, 'The ballot does not fit the vote'],
  ballot_empty: [422, 'The ballot is empty'],
  ballot_too_many_picks: [422, 'Too many options are marked'],
  ballot_too_many_points: [422, 'Too many points are given'],
  ballot_over_budget: [422, 'The marked options cost more than the budget'],
  ballot_no_abstention: [422, 'This vote has no abstention'],
  paper_ballot_voted: [409, 'This person’s ballot is counted already'],
  entitlement_unknown: [422, 'No such register entry or code'],
  register_claim_wrong: [422, 'The register has no such entry'],
  register_claimed: [409, 'The entry belongs to another account'],
  register_tries: [429, 'Too many tries'],
  register_file_invalid: [422, 'The register can’t be read'],
  receipt_unknown: [404, 'No ballot has this receipt'],
  package_not_ready: [404, 'The results are not there yet'],
  statement_invalid: [422, 'The statement does not hold'],
  export_not_ready: [409, 'The file is not made yet'],
  export_expired: [410, 'The file is not kept any more'],
  round_not_open: [409, 'The statements are not open yet'],
  round_closed: [409, 'The statements are closed'],
  round_takes_no_statements: [409, 'No statements are taken here'],
  round_empty: [422, 'There is no statement to answer yet'],
  statement_gone: [409, 'The statement is not shown any more'],
  statement_there_already: [409, 'This statement is there already'],
  statements_waiting: [429, 'Enough statements of this person are waiting'],
  logo_invalid: [422, 'The logo must be a PNG, JPEG or WebP image'],
  colour_contrast: [422, 'The colour has too little contrast'],
};

/** A refusal with a stable code, answered as RFC 9457 problem details. Thrown by services and policies. */
export class ProblemError extends Error {
  readonly status: number;

  constructor(
    readonly code: ErrorCode,
    readonly extra: { detail?: string; params?: ProblemParams; fields?: FieldProblem[] } = {},
  ) {
    super(`${code}: ${extra.detail ?? described[code][1]}`);
    this.status = described[code][0];
  }

  toProblem(): Problem {
    return {
      type: `/problems/${this.code}`,
      title: described[this.code][1],
      status: this.status,
      code: this.code,
      ...this.extra,
    };
  }
}

/** A refusal of one field of a request. */
export function fieldProblem(
  field: string,
  code: FieldProblem['code'],
  params?: ProblemParams,
): ProblemError {
  return new ProblemError('invalid_request', {
    fields: [params ? { field, code, params } : { field, code }],
  });
}
