import { fail, redirect } from '@sveltejs/kit';
import type { ConsultationDraft } from '@openhall/contracts/consultations';
import type { Problem } from '@openhall/contracts/errors';
import { m } from '@openhall/messages/catalogue';
import type { Actions } from './$types';
import {
  draftForCommand,
  isConflict,
  unchanged,
  versionIn,
  type Conflict,
} from '$lib/desk/consultation-change.server.js';
import { arranged, draftsOf, rowsIn, rowsOf, type PhaseRow } from '$lib/desk/phase-rows.js';
import type { FormProblem } from '$lib/form-problem.js';
import { phaseTitle } from '$lib/phase-title.js';
import { api, ApiError } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';

function labelsOf(rows: readonly PhaseRow[], draft: ConsultationDraft): Record<string, string> {
  const labels: Record<string, string> = {};
  rows.forEach((row, index) => {
    const name = `${index + 1}. ${phaseTitle(row, draft.defaultLocale)}`;
    labels[`phases.${index}.opensAt`] = `${name}, ${m.desk_phase_opens()}`;
    labels[`phases.${index}.closesAt`] = `${name}, ${m.desk_phase_closes()}`;
    for (const locale of draft.locales) labels[`phases.${index}.titles.${locale}`] = name;
  });
  return labels;
}

/** A refusal of one phase names it by its number; here it stands at that phase's own field. */
function refusedPhase(
  { code, params }: Problem,
  message: string,
  labels: Record<string, string>,
): FormProblem {
  const place = Number(params?.['phase']);
  const field = `phases.${place - 1}.${code === 'phase_order_invalid' ? 'opensAt' : 'closesAt'}`;
  const label = labels[field];
  if (!label) return { code, message, fields: [] };
  return { code, message: m.error_invalid_request(), fields: [{ name: field, message, label }] };
}

/** What the saved phases say, where it is not what was typed. */
function conflictWith(rows: readonly PhaseRow[], draft: ConsultationDraft): Conflict {
  const line = (row: PhaseRow) =>
    `${phaseTitle(row, draft.defaultLocale)}: ${row.opens.replace('T', ' ')} – ${row.closes.replace('T', ' ')}`;
  const [typed, saved] = [rows, rowsOf(draft)].map((some) => some.map(line).join('\n'));
  return { differences: typed === saved ? [] : [{ label: m.desk_part_phases(), saved: saved ?? '' }] };
}

/** What the form shows again. */
function shown(rows: PhaseRow[], form: FormData) {
  return { rows, version: versionIn(form), conflict: null as Conflict | null, arranged: true };
}

export const actions: Actions = {
  /** Adds, removes or moves a row. Nothing is saved yet. */
  arrange: async (event) => {
    const form = await event.request.formData();
    const values = shown(rowsIn(form), form);
    try {
      const { timeZone } = await draftForCommand(event);
      values.rows = arranged(values.rows, text(form, 'arrange'), timeZone, Date.now());
    } catch (cause) {
      return failWith(cause, values);
    }
    return fail(200, { problem: null, values });
  },
  save: async (event) => {
    const form = await event.request.formData();
    const rows = rowsIn(form);
    const values = shown(rows, form);
    const path = `/desk/consultations/${encodeURIComponent(event.params.id)}`;
    let draft: ConsultationDraft | null = null;
    try {
      draft = await draftForCommand(event);
      const phases = draftsOf(rows, draft);
      await api(event).put(path, { ...unchanged(draft), version: values.version, phases });
    } catch (cause) {
      const labels = draft ? labelsOf(rows, draft) : {};
      if (draft && isConflict(cause)) {
        values.conflict = conflictWith(rows, draft);
        values.version = draft.version;
      }
      const failure = failWith(cause, values, labels);
      if (cause instanceof ApiError && cause.problem.params?.['phase'] !== undefined) {
        failure.data.problem = refusedPhase(cause.problem, failure.data.problem.message, labels);
      }
      return failure;
    }
    setFlash(event, m.common_saved());
    redirect(303, `${path}/phases`);
  },
};
