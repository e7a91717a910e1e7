import { isRedirect } from '@sveltejs/kit';
import type { ConsultationChange, ConsultationDraft } from '@openhall/contracts/consultations';
import { api, ApiError, type PageEvent } from '$lib/server/api.js';

/** A change that changes nothing: pages replace the part that they edit. */
export function unchanged(draft: ConsultationDraft): ConsultationChange {
  const { version, slug, timeZone, defaultLocale, locales, contact, supportThreshold, texts } = draft;
  const phases = draft.phases.map(({ id, kind, titles, opensAt, closesAt, hideCounts }) => ({
    id,
    kind,
    titles,
    opensAt,
    closesAt,
    hideCounts,
  }));
  return { version, slug, timeZone, defaultLocale, locales, contact, supportThreshold, texts, phases };
}

/** The consultation as it is saved now. */
export function readDraft(event: PageEvent & { params: { id: string } }): Promise<ConsultationDraft> {
  return api(event).get<ConsultationDraft>(`/desk/consultations/${encodeURIComponent(event.params.id)}`);
}

/**
 * As `readDraft`, for actions: a session that ended meanwhile is a problem to show beside what was typed, not a reason
 * to leave the page. @throws ApiError `not_signed_in`
 */
export async function draftForCommand(
  event: PageEvent & { params: { id: string } },
): Promise<ConsultationDraft> {
  try {
    return await readDraft(event);
  } catch (cause) {
    if (!isRedirect(cause)) throw cause;
    const code = 'not_signed_in';
    throw new ApiError({ type: `/problems/${code}`, title: 'Not signed in', status: 401, code });
  }
}

/** Something that reads otherwise in what is saved than in what was typed. */
interface Difference {
  label: string;
  saved: string;
}

/** What somebody else saved while this form was open. */
export interface Conflict {
  differences: Difference[];
}

/** Whether a command was refused because somebody else saved first. */
export function isConflict(cause: unknown): boolean {
  return cause instanceof ApiError && cause.problem.code === 'edited_meanwhile';
}

/** The fields in which the saved words differ from the typed ones. */
export function differencesIn(fields: { label: string; typed: string; saved: string }[]): Difference[] {
  return fields
    .filter(({ typed, saved }) => typed.trim() !== saved.trim())
    .map(({ label, saved }) => ({ label, saved }));
}

/** The version of the consultation that a form was made from; 0, which no consultation has, when it says none. */
export function versionIn(form: FormData): number {
  const version = Number(form.get('version'));
  return Number.isSafeInteger(version) ? version : 0;
}
