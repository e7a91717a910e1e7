import { instantOf, localDateTimeOf } from '@openhall/domain/phases';
import type { HallPlan } from '@openhall/contracts/townhall';
import { questionsOpen, questionsShown, whoMayAsk, type HallRules } from '@openhall/domain/townhall';

export interface AgendaRow {
  /** '' for one that is not saved yet */
  id: string;
  title: string;
  description: string;
  minutes: string;
  proposalId: string;
}

export interface PanelRow {
  id: string;
  name: string;
  role: string;
}

/** A proposal that the hall is about, or that a search found. */
export interface ProposalChoice {
  id: string;
  title: string;
  chosen: boolean;
}

/** A hall's plan as the form holds it: times as the wall clock of its zone shows them, numbers as they were typed. */
export interface PlanFields {
  title: string;
  summary: string;
  description: string;
  lang: string;
  timeZone: string;
  starts: string;
  ends: string;
  consultationId: string;
  streamUrl: string;
  rules: HallRules;
  speakers: { limitSeconds: string; firstTimeFirst: boolean; alternation: boolean; pointsOfOrder: boolean };
  agenda: AgendaRow[];
  panellists: PanelRow[];
  proposals: ProposalChoice[];
}

/** A saved plan in the form. @param titles of the linked proposals, by id */
export function fieldsOf(plan: HallPlan, titles: ReadonlyMap<string, string>): PlanFields {
  const { title, summary, description, lang, timeZone, rules, speakers } = plan;
  return {
    ...{ title, summary, description, lang, timeZone, rules },
    starts: localDateTimeOf(plan.startsAt, timeZone),
    ends: localDateTimeOf(plan.endsAt, timeZone),
    consultationId: plan.consultationId ?? '',
    streamUrl: plan.streamUrl ?? '',
    speakers: { ...speakers, limitSeconds: String(speakers.limitSeconds) },
    agenda: plan.agenda.map((item) => ({
      id: item.id ?? '',
      title: item.title,
      description: item.description,
      minutes: String(item.plannedMinutes),
      proposalId: item.proposalId ?? '',
    })),
    panellists: plan.panellists.map(({ id, name, role }) => ({ id: id ?? '', name, role })),
    proposals: plan.proposalIds.map((id) => ({ id, title: titles.get(id) ?? id, chosen: true })),
  };
}

/** The plan of an earlier hall for a new one: the same but for its ids, and `weeks` from its day at the same hour. */
export function asTemplate(fields: PlanFields, now: number): PlanFields {
  const week = 7 * 24 * 3_600_000;
  const [from, to] = [instantOf(fields.starts, fields.timeZone), instantOf(fields.ends, fields.timeZone)];
  const later = Math.max(1, Math.ceil((now + week - (from ?? now)) / week)) * week;
  const moved = (at: number | undefined, before: string) =>
    at === undefined
      ? before
      : `${localDateTimeOf(at + later, fields.timeZone).slice(0, 10)}T${before.slice(11)}`;
  return {
    ...fields,
    starts: moved(from, fields.starts),
    ends: moved(to, fields.ends),
    agenda: fields.agenda.map((row) => ({ ...row, id: '' })),
    panellists: fields.panellists.map((row) => ({ ...row, id: '' })),
  };
}

/** A plan to begin with: in two weeks, at seven in the evening, for two hours. */
export function blankPlan(now: number, lang: string, timeZone: string): PlanFields {
  const day = localDateTimeOf(now + 14 * 24 * 3_600_000, timeZone).slice(0, 10);
  return {
    ...{ title: '', summary: '', description: '', lang, timeZone, consultationId: '', streamUrl: '' },
    starts: `${day}T19:00`,
    ends: `${day}T21:00`,
    rules: {
      whoMayAsk: 'anyone',
      anonymousQuestions: true,
      questionsOpen: 'ahead',
      questionsShown: 'after_approval',
      upvotes: true,
    },
    speakers: { limitSeconds: '120', firstTimeFirst: true, alternation: false, pointsOfOrder: false },
    agenda: [emptyItem()],
    panellists: [emptyPerson()],
    proposals: [],
  };
}

function emptyItem(): AgendaRow {
  return { id: '', title: '', description: '', minutes: '15', proposalId: '' };
}

function emptyPerson(): PanelRow {
  return { id: '', name: '', role: '' };
}

/** The fields that were sent. */
export function fieldsIn(form: FormData): PlanFields {
  const said = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
  };
  const on = (name: string) => said(name) === 'on';
  const one = <T extends string>(choices: readonly [T, ...T[]], name: string): T =>
    choices.find((choice) => choice === said(name)) ?? choices[0];
  const rows = <R>(group: string, make: (field: (name: string) => string) => R): R[] => {
    const found: R[] = [];
    while (form.has(`${group}.${found.length}.id`)) {
      const at = `${group}.${found.length}`;
      found.push(make((name) => said(`${at}.${name}`)));
    }
    return found;
  };
  return {
    title: said('title'),
    summary: said('summary'),
    description: said('description'),
    lang: said('lang'),
    timeZone: said('timeZone'),
    starts: said('startsAt'),
    ends: said('endsAt'),
    consultationId: said('consultationId'),
    streamUrl: said('streamUrl').trim(),
    rules: {
      whoMayAsk: one(whoMayAsk, 'whoMayAsk'),
      anonymousQuestions: on('anonymousQuestions'),
      questionsOpen: one(questionsOpen, 'questionsOpen'),
      questionsShown: one(questionsShown, 'questionsShown'),
      upvotes: on('upvotes'),
    },
    speakers: {
      limitSeconds: said('limitSeconds'),
      firstTimeFirst: on('firstTimeFirst'),
      alternation: on('alternation'),
      pointsOfOrder: on('pointsOfOrder'),
    },
    agenda: rows('agenda', (field) => ({
      id: field('id'),
      title: field('title'),
      description: field('description'),
      minutes: field('plannedMinutes'),
      proposalId: field('proposalId'),
    })),
    panellists: rows('panellists', (field) => ({
      id: field('id'),
      name: field('name'),
      role: field('role'),
    })),
    proposals: rows('proposals', (field) => ({
      id: field('id'),
      title: field('title'),
      chosen: field('chosen') === 'on',
    })),
  };
}

/** The plan in another arrangement: `agenda:add`, or `agenda:up:2`, `panellists:remove:0` … */
export function arranged(fields: PlanFields, wish: string): PlanFields {
  const [group, act = '', place] = wish.split(':');
  if (group === 'agenda') return { ...fields, agenda: moved(fields.agenda, act, Number(place), emptyItem) };
  if (group === 'panellists') {
    return { ...fields, panellists: moved(fields.panellists, act, Number(place), emptyPerson) };
  }
  return fields;
}

function moved<R>(rows: readonly R[], act: string, at: number, empty: () => R): R[] {
  if (act === 'add') return [...rows, empty()];
  if (act === 'remove') return rows.filter((_, index) => index !== at);
  const other = act === 'up' ? at - 1 : at + 1;
  const [row, neighbour] = [rows[at], rows[other]];
  if (row === undefined || neighbour === undefined) return [...rows];
  return rows.map((same, index) => (index === at ? neighbour : index === other ? row : same));
}

/** The chosen proposals and those that a search found, each once. */
export function withFound(
  proposals: readonly ProposalChoice[],
  found: readonly { id: string; title: string }[],
): ProposalChoice[] {
  const chosen = proposals.filter((one) => one.chosen);
  const known = new Set(chosen.map(({ id }) => id));
  return [
    ...chosen,
    ...found.filter(({ id }) => !known.has(id)).map(({ id, title }) => ({ id, title, chosen: false })),
  ];
}

/** Rows that are empty ask for nothing. */
export function withoutEmptyRows(fields: PlanFields): PlanFields {
  return {
    ...fields,
    agenda: fields.agenda.filter(({ id, title, description }) => id || title.trim() || description.trim()),
    panellists: fields.panellists.filter(({ id, name, role }) => id || name.trim() || role.trim()),
  };
}

/** The plan that the fields ask for. A time or number that is none becomes NaN, which the API refuses at its field. */
export function planOf(fields: PlanFields): HallPlan {
  const { title, summary, description, lang, timeZone, rules, speakers } = fields;
  const chosen = fields.proposals.filter((one) => one.chosen).map(({ id }) => id);
  return {
    ...{ title, summary, description, lang, timeZone, rules },
    startsAt: instantOf(fields.starts, timeZone) ?? Number.NaN,
    endsAt: instantOf(fields.ends, timeZone) ?? Number.NaN,
    consultationId: fields.consultationId || null,
    proposalIds: chosen,
    streamUrl: fields.streamUrl || null,
    speakers: { ...speakers, limitSeconds: whole(speakers.limitSeconds) },
    agenda: fields.agenda.map((row) => ({
      id: row.id || null,
      title: row.title,
      description: row.description,
      plannedMinutes: whole(row.minutes),
      proposalId: chosen.includes(row.proposalId) ? row.proposalId : null,
    })),
    panellists: fields.panellists.map(({ id, name, role }) => ({ id: id || null, name, role })),
  };
}

function whole(typed: string): number {
  return typed.trim() === '' ? Number.NaN : Number(typed);
}
