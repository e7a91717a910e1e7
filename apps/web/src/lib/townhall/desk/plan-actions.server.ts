import { fail, redirect, type ActionFailure, type RequestEvent } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import type { HallPlanView, HallView } from '@openhall/contracts/townhall';
import type { ConsultationSummary } from '@openhall/contracts/consultations';
import type { Page } from '@openhall/contracts/pages';
import type { ProposalPage } from '@openhall/contracts/proposals';
import {
  differencesIn,
  isConflict,
  versionIn,
  type Conflict,
} from '../../desk/consultation-change.server.js';
import type { FormProblem } from '../../form-problem.js';
import { api, type PageEvent } from '../../server/api.js';
import { setFlash } from '../../server/flash.js';
import { failWith, idempotencyKey, text } from '../../server/forms.js';
import {
  arranged,
  fieldsIn,
  fieldsOf,
  planOf,
  withFound,
  withoutEmptyRows,
  type PlanFields,
} from './plan-form.js';
import { planLabels, planLines } from './plan-words.js';

/** What the form shows again. */
interface Shown extends Record<string, unknown> {
  fields: PlanFields;
  version: number;
  conflict: Conflict | null;
  /** Rows were moved or looked for: nothing is saved yet. */
  arranged: boolean;
  /** Where on the page the form goes on. */
  place: string;
}

export interface PlanChoices {
  consultations: { id: string; slug: string; title: string; timeZone: string }[];
  timeZones: string[];
}

type Outcome = ActionFailure<{ problem: FormProblem | null; values: Shown }>;

/** What a plan can be linked to, and the zones it can be in. */
export async function planChoices(event: PageEvent & { locals: App.Locals }): Promise<PlanChoices> {
  const found = await api(event).get<Page<ConsultationSummary>>(
    `/desk/consultations?locale=${event.locals.locale}`,
  );
  return {
    consultations: found.items.map(({ id, slug, title, timeZone }) => ({ id, slug, title, timeZone })),
    timeZones: Intl.supportedValuesOf('timeZone'),
  };
}

/** A saved hall as its form holds it. */
export async function savedPlan(
  event: PageEvent,
  id: string,
): Promise<{ plan: HallPlanView; fields: PlanFields }> {
  const at = encodeURIComponent(id);
  const plan = await api(event).get<HallPlanView>(`/desk/town-halls/${at}`);
  const hall = plan.proposalIds.length > 0 ? await api(event).get<HallView>(`/town-halls/${at}`) : null;
  const titles = new Map(hall?.proposals.map((one) => [one.id, one.title]) ?? []);
  return { plan, fields: fieldsOf(plan, titles) };
}

async function found(event: RequestEvent, fields: PlanFields, query: string) {
  const { consultations } = await planChoices(event);
  const chosen = consultations.find(({ id }) => id === fields.consultationId);
  if (!chosen) return [];
  const search = new URLSearchParams({ order: 'newest', ...(query.trim() ? { query } : {}) });
  const page = await api(event).get<ProposalPage>(`/consultations/${chosen.slug}/proposals?${search}`);
  return page.items.map(({ id, title }) => ({ id, title }));
}

/** Adds, removes or moves a row, or looks for proposals. Nothing is saved yet. */
export async function arrangePlan(event: RequestEvent): Promise<Outcome> {
  const form = await event.request.formData();
  const wish = text(form, 'arrange');
  const fields = fieldsIn(form);
  const values: Shown = {
    fields: arranged(fields, wish),
    version: versionIn(form),
    conflict: null,
    arranged: true,
    place: wish.split(':')[0] ?? '',
  };
  if (wish === 'proposals:find') {
    values.fields = {
      ...fields,
      proposals: withFound(fields.proposals, await found(event, fields, text(form, 'proposalQuery'))),
    };
  }
  return fail(200, { problem: null, values });
}

/** Saves a new plan, or a change of the one with this id. */
export async function savePlan(event: RequestEvent, id: string | null): Promise<Outcome> {
  const form = await event.request.formData();
  const fields = withoutEmptyRows(fieldsIn(form));
  const values: Shown = { fields, version: versionIn(form), conflict: null, arranged: false, place: '' };
  let saved: HallPlanView;
  try {
    const plan = planOf(fields);
    saved =
      id === null
        ? await api(event).post<HallPlanView>('/desk/town-halls', plan, idempotencyKey(form))
        : await api(event).put<HallPlanView>(
            `/desk/town-halls/${encodeURIComponent(id)}`,
            { ...plan, version: values.version },
            idempotencyKey(form),
          );
  } catch (cause) {
    if (id !== null && isConflict(cause)) {
      const now = await savedPlan(event, id);
      values.version = now.plan.version;
      values.conflict = conflict(fields, now.fields);
    }
    const failure = failWith(cause, values, planLabels(fields));
    const problem = failure.data.problem;
    problem.fields = problem.fields.map((field) => ({
      ...field,
      name: field.name.replace(/^(speakers|rules)\./, ''),
    }));
    return failure;
  }
  setFlash(event, id === null ? m.hall_desk_announced() : m.common_saved());
  redirect(303, `/desk/town-halls/${saved.id}`);
}

function conflict(typed: PlanFields, saved: PlanFields): Conflict {
  const lines = planLines(saved);
  return {
    differences: differencesIn(
      planLines(typed).map(({ label, text: words }, place) => ({
        label,
        typed: words,
        saved: lines[place]?.text ?? '',
      })),
    ),
  };
}
