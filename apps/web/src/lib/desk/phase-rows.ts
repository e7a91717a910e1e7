import { instantOf, localDateTimeOf, phaseKinds, type PhaseKind } from '@openhall/domain/phases';
import type { ConsultationDraft, PhaseDraft, PhaseView } from '@openhall/contracts/consultations';

/** One phase as the form holds it: dates as the wall clock of the consultation's zone shows them. */
export interface PhaseRow {
  /** '' for one that is not saved yet */
  id: string;
  kind: PhaseKind;
  opens: string;
  closes: string;
  hideCounts: boolean;
  titles: Record<string, string>;
}

const day = 24 * 60 * 60 * 1000;
const lengthOfNew = 14 * day;

/** The saved phases as rows of the form. */
export function rowsOf({ phases, timeZone }: ConsultationDraft): PhaseRow[] {
  return phases.map(({ id, kind, opensAt, closesAt, hideCounts, titles }) => ({
    id,
    kind,
    opens: localDateTimeOf(opensAt, timeZone),
    closes: localDateTimeOf(closesAt, timeZone),
    hideCounts,
    titles,
  }));
}

/** The phase of a published consultation that has opened: people rely on it, so it keeps its kind and dates, and stays. */
export function fixedPhase(draft: ConsultationDraft, id: string): PhaseView | null {
  if (draft.state === 'draft') return null;
  return draft.phases.find((phase) => phase.id === id && phase.state !== 'upcoming') ?? null;
}

/** The rows that were sent. */
export function rowsIn(form: FormData): PhaseRow[] {
  const rows: PhaseRow[] = [];
  const said = (field: string) => {
    const value = form.get(`phases.${rows.length}.${field}`);
    return typeof value === 'string' ? value : '';
  };
  while (form.has(`phases.${rows.length}.id`)) {
    rows.push({
      id: said('id'),
      kind: phaseKinds.find((kind) => kind === said('kind')) ?? 'proposals',
      opens: said('opensAt'),
      closes: said('closesAt'),
      hideCounts: said('hideCounts') === 'on',
      titles: titlesIn(form, `phases.${rows.length}.titles.`),
    });
  }
  return rows;
}

function titlesIn(form: FormData, prefix: string): Record<string, string> {
  const fields = [...form].filter(([name]) => name.startsWith(prefix));
  return Object.fromEntries(fields.map(([name, value]) => [name.slice(prefix.length), String(value)]));
}

/** The rows in another arrangement: `add`, or `up`, `down`, `remove` with a position, e.g. `up:2`. */
export function arranged(rows: readonly PhaseRow[], wish: string, zone: string, now: number): PhaseRow[] {
  const [act, place] = wish.split(':');
  const at = Number(place);
  if (act === 'add') return [...rows, rowAfter(rows.at(-1), zone, now)];
  if (act === 'remove') return rows.filter((_, index) => index !== at);
  const other = act === 'up' ? at - 1 : at + 1;
  const [row, neighbour] = [rows[at], rows[other]];
  if (!row || !neighbour) return [...rows];
  return rows.map((same, index) => (index === at ? neighbour : index === other ? row : same));
}

function rowAfter(last: PhaseRow | undefined, zone: string, now: number): PhaseRow {
  const start =
    (last && instantOf(last.closes, zone)) ??
    instantOf(`${localDateTimeOf(now + day, zone).slice(0, 10)}T00:00`, zone) ??
    now;
  const following = last ? phaseKinds[phaseKinds.indexOf(last.kind) + 1] : 'proposals';
  return {
    id: '',
    kind: following === undefined || following === 'vote' ? 'results' : following,
    opens: localDateTimeOf(start, zone),
    closes: localDateTimeOf(start + lengthOfNew, zone),
    hideCounts: false,
    titles: {},
  };
}

/** The phases that the rows ask for. A date that is none becomes NaN, which the API refuses at its field. */
export function draftsOf(rows: readonly PhaseRow[], draft: ConsultationDraft): PhaseDraft[] {
  const saved = new Map(draft.phases.map((phase) => [phase.id, phase]));
  return rows.map(({ id, kind, opens, closes, hideCounts, titles }) => {
    const before = saved.get(id);
    if (before && fixedPhase(draft, id)) {
      return {
        id,
        kind: before.kind,
        opensAt: before.opensAt,
        closesAt: before.closesAt,
        hideCounts: before.hideCounts,
        titles,
      };
    }
    return {
      ...(id === '' ? {} : { id }),
      kind,
      opensAt: instant(opens, draft.timeZone, before?.opensAt),
      closesAt: instant(closes, draft.timeZone, before?.closesAt),
      hideCounts,
      titles,
    };
  });
}

/** The form shows minutes; a date that nobody touched keeps its seconds. */
function instant(local: string, zone: string, before: number | undefined): number {
  if (before !== undefined && localDateTimeOf(before, zone) === local) return before;
  return instantOf(local, zone) ?? Number.NaN;
}
