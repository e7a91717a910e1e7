import type { ErrorCode, FieldErrorCode, ProblemParams } from '@openhall/contracts/errors';
import type { Locale } from '../generated/runtime.js';
import { m } from '../generated/messages.js';

type Message = (params: never, options: { locale: Locale }) => string;

/** One sentence for each code; the type makes a code without one a compile error. */
const errors: Record<ErrorCode, Message> = {
  invalid_request: m.error_invalid_request,
  invalid_encoding: m.error_invalid_encoding,
  body_too_large: m.error_body_too_large,
  unsupported_media_type: m.error_unsupported_media_type,
  method_not_allowed: m.error_method_not_allowed,
  not_found: m.error_not_found,
  not_signed_in: m.error_not_signed_in,
  not_allowed: m.error_not_allowed,
  foreign_origin: m.error_foreign_origin,
  too_many_requests: m.error_too_many_requests,
  conflict: m.error_conflict,
  edited_meanwhile: m.error_edited_meanwhile,
  idempotency_key_reused: m.error_idempotency_key_reused,
  server_error: m.error_server_error,
  storage_full: m.error_storage_full,
  database_busy: m.error_database_busy,
  code_wrong: m.error_code_wrong,
  code_expired: m.error_code_expired,
  code_used: m.error_code_used,
  code_other_browser: m.error_code_other_browser,
  code_too_many_tries: m.error_code_too_many_tries,
  code_requests_limited: m.error_code_requests_limited,
  last_administrator: m.error_last_administrator,
  own_role: m.error_own_role,
  phase_closed: m.error_phase_closed,
  phase_not_open_yet: m.error_phase_not_open_yet,
  phase_dates_invalid: m.error_phase_dates_invalid,
  phase_order_invalid: m.error_phase_order_invalid,
  phase_already_open: m.error_phase_already_open,
  extension_not_later: m.error_extension_not_later,
  counts_hidden: m.error_counts_hidden,
  already_published: m.error_already_published,
  not_published: m.error_not_published,
  texts_missing: m.error_texts_missing,
  slug_taken: m.error_slug_taken,
  already_withdrawn: m.error_already_withdrawn,
  proposal_not_open: m.error_proposal_not_open,
  parent_not_found: m.error_parent_not_found,
  own_contribution: m.error_own_contribution,
  content_hidden: m.error_content_hidden,
  content_deleted: m.error_content_deleted,
  already_reported: m.error_already_reported,
  decision_changes_nothing: m.error_decision_changes_nothing,
  cursor_invalid: m.error_cursor_invalid,
  room_unknown: m.error_room_unknown,
  demo_only: m.error_demo_only,
  unknown_topic: m.error_unknown_topic,
  unknown_area: m.error_unknown_area,
  logo_invalid: m.error_logo_invalid,
  colour_contrast: m.error_colour_contrast,
};

const fieldErrors: Record<FieldErrorCode, Message> = {
  required: m.field_required,
  too_short: m.field_too_short,
  too_long: m.field_too_long,
  not_meaningful: m.field_not_meaningful,
  not_an_email: m.field_not_an_email,
  not_a_choice: m.field_not_a_choice,
  not_a_number: m.field_not_a_number,
  out_of_range: m.field_out_of_range,
  not_a_date: m.field_not_a_date,
  not_a_link: m.field_not_a_link,
  not_a_language: m.field_not_a_language,
  not_a_time_zone: m.field_not_a_time_zone,
  not_a_colour: m.field_not_a_colour,
  unknown_field: m.field_unknown_field,
  wrong_type: m.field_wrong_type,
};

function say(message: Message | undefined, params: ProblemParams, locale: Locale): string {
  return message ? message(params as never, { locale }) : m.error_unknown({}, { locale });
}

/** The sentence for an error code; a general one for a code that this version does not know. */
export function errorMessage(code: ErrorCode, params: ProblemParams, locale: Locale): string {
  return say(errors[code], params, locale);
}

/** The sentence for what is wrong with one field; `params` carry the bounds (`min`, `max`). */
export function fieldErrorMessage(code: FieldErrorCode, params: ProblemParams, locale: Locale): string {
  return say(fieldErrors[code], params, locale);
}
