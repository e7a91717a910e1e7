import { redirect } from '@sveltejs/kit';
import { m } from '@openhall/messages/catalogue';
import { roleAtLeast } from '@openhall/domain/accounts';
import type { ConsultationSummary } from '@openhall/contracts/consultations';
import type { BulkOutcome, ReportedContribution, SubjectType } from '@openhall/contracts/moderation';
import type { Page } from '@openhall/contracts/pages';
import type { Actions, PageServerLoad } from './$types';
import { requireRole } from '$lib/desk/gate.server.js';
import { readDecision, decisionLabels } from '$lib/moderation/decision-form.server.js';
import { readReasons } from '$lib/moderation/reasons.server.js';
import { api } from '$lib/server/api.js';
import { setFlash } from '$lib/server/flash.js';
import { failWith, text } from '$lib/server/forms.js';

const filters = ['order', 'type', 'consultation', 'reason', 'waiting'] as const;

export const load: PageServerLoad = async (event) => {
  const { searchParams } = event.url;
  const me = requireRole(event, 'moderator');
  const state = searchParams.get('state') === 'handled' ? 'handled' : 'open';
  const query = new URLSearchParams({ state });
  for (const name of [...filters, 'cursor']) {
    const value = searchParams.get(name);
    if (value) query.set(name, value);
  }
  const to = api(event);
  const isOfficer = roleAtLeast(me.role, 'officer');
  const [reported, reasons, consultations] = await Promise.all([
    to.get<Page<ReportedContribution>>(`/desk/reports?${query}`),
    readReasons(event),
    to.get<Page<ConsultationSummary>>(
      `${isOfficer ? '/desk' : ''}/consultations?locale=${event.locals.locale}`,
    ),
  ]);
  const filter = Object.fromEntries(filters.map((name) => [name, searchParams.get(name) ?? '']));
  return {
    ...{ state, reported, reasons, filter },
    consultations: consultations.items.map(({ id, title }) => ({ id, title })),
  };
};

export const actions: Actions = {
  /** Takes a case and goes to it. */
  take: async (event) => {
    const form = await event.request.formData();
    const path = `/desk/reports/${encodeURIComponent(text(form, 'type'))}/${encodeURIComponent(text(form, 'id'))}`;
    try {
      await api(event).put(`${path}/claim`);
    } catch (cause) {
      return failWith(cause, { scope: 'take', selected: [] as string[] });
    }
    redirect(303, path);
  },

  /** The same decision about everything that was selected. */
  decide: async (event) => {
    const form = await event.request.formData();
    const selected = form.getAll('selected').map(String);
    const values = { ...readDecision(form), scope: 'bulk', selected };
    const subjects = selected.map((one) => {
      const [subjectType = '', subjectId = ''] = one.split(':');
      return { subjectType: subjectType as SubjectType, subjectId };
    });
    let outcomes: BulkOutcome['outcomes'] = [];
    if (subjects.length > 0) {
      const { act, reason, note } = values;
      try {
        const decision = { subjects, act, reason, note };
        ({ outcomes } = await api(event).post<BulkOutcome>('/desk/decisions/bulk', decision));
      } catch (cause) {
        return failWith(cause, values, decisionLabels());
      }
    }
    const done = outcomes.filter((one) => one.code === null).length;
    const left = outcomes.length - done;
    const words = [
      ...(done > 0 ? [m.moderation_bulk_done({ count: done })] : []),
      ...(left > 0 ? [m.moderation_bulk_left({ count: left })] : []),
    ];
    setFlash(event, words.join(' ') || m.moderation_bulk_none(), left > 0 || done === 0 ? 'info' : 'success');
    redirect(303, '/desk/reports');
  },
};
