import { getLocale, m } from '@openhall/messages/catalogue';
import type { ByAssurance } from '@openhall/contracts/townhall';
import type { HallPhase, QuestionState, RefusalReason } from '@openhall/domain/townhall';

type Tone = 'neutral' | 'success' | 'warning' | 'danger' | 'info' | 'accent';

/** Where a hall stands, in a word. */
export function phaseTag(phase: HallPhase): { label: string; tone: Tone } {
  switch (phase) {
    case 'scheduled':
      return { label: m.hall_phase_scheduled(), tone: 'neutral' };
    case 'lobby':
      return { label: m.hall_phase_lobby(), tone: 'info' };
    case 'live':
      return { label: m.hall_phase_live(), tone: 'danger' };
    case 'paused':
      return { label: m.hall_phase_paused(), tone: 'warning' };
    case 'ended':
    case 'published':
      return { label: m.hall_phase_ended(), tone: 'neutral' };
  }
}

/** Whether people meet now: the doors are open. */
export function meets(phase: HallPhase): boolean {
  return phase === 'lobby' || phase === 'live' || phase === 'paused';
}

export function isOver(phase: HallPhase): boolean {
  return phase === 'ended' || phase === 'published';
}

/** What became of a question of one's own. */
export function stateTag(state: QuestionState): { label: string; tone: Tone } {
  switch (state) {
    case 'held':
    case 'waiting':
      return { label: m.hall_state_waiting(), tone: 'neutral' };
    case 'accepted':
      return { label: m.hall_state_accepted(), tone: 'info' };
    case 'answering':
      return { label: m.hall_state_answering(), tone: 'accent' };
    case 'answered':
      return { label: m.hall_state_answered(), tone: 'success' };
    case 'deferred':
      return { label: m.hall_state_deferred(), tone: 'warning' };
    case 'merged':
      return { label: m.hall_state_merged(), tone: 'neutral' };
    case 'refused':
      return { label: m.hall_state_refused(), tone: 'danger' };
    case 'withdrawn':
      return { label: m.hall_state_withdrawn(), tone: 'neutral' };
  }
}

export function refusalWords(reason: RefusalReason): string {
  return {
    off_topic: m.hall_reason_off_topic,
    duplicate: m.hall_reason_duplicate,
    personal: m.hall_reason_personal,
    insult: m.hall_reason_insult,
    unclear: m.hall_reason_unclear,
    no_time: m.hall_reason_no_time,
    other: m.hall_reason_other,
  }[reason]();
}

export function total({ guests, signedIn, verified }: ByAssurance): number {
  return guests + signedIn + verified;
}

/** `Saturday 12 December 2026, 18:00 – 20:00 CET` */
export function hallTime(startsAt: number, endsAt: number, timeZone: string): string {
  const locale = getLocale();
  return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'short',
  }).formatRange(startsAt, Math.max(startsAt, endsAt));
}

/** Why something can't be done in the hall now; `code` is what `may` says. Pages carry only these of all errors. */
export function whyNot(code: string): string {
  switch (code) {
    case 'not_signed_in':
    case 'hall_not_joined':
    case 'hall_guests_refused':
      return m.error_hall_guests_refused();
    case 'hall_needs_verified':
      return m.error_hall_needs_verified();
    case 'hall_questions_closed':
      return m.error_hall_questions_closed();
    case 'hall_muted':
      return m.error_hall_muted();
    case 'hall_removed':
      return m.error_hall_removed();
    case 'speakers_closed':
      return m.error_speakers_closed();
    default:
      return m.error_hall_phase();
  }
}
