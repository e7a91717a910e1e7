import type { VotePlan, VotePlanView } from '@openhall/contracts/voting';
import type { TieRule, VoteRules, VotingMethod } from '@openhall/domain/voting';

/** One option as the form holds it. */
export interface OptionRow {
  /** '' for one that is not saved yet */
  id: string;
  title: string;
  description: string;
  cost: string;
  proposalId: string;
}

/** A vote's plan as the form holds it: what was typed, right or wrong. */
export interface PlanValues {
  fields: Record<string, string>;
  flags: Record<PlanFlag, boolean>;
  options: OptionRow[];
}

const flags = [
  'rules.ballotWithinBudget',
  'rules.abstention',
  'rules.fractionalQuota',
  'rules.stopAtFirstUnaffordable',
  'turnoutShown',
  'rehearsal',
] as const;
export type PlanFlag = (typeof flags)[number];

const fields = [
  'phaseId',
  'question',
  'description',
  'lang',
  'rules.method',
  'rules.seats',
  'rules.maxPicks',
  'rules.points',
  'rules.budget',
  'rules.currency',
  'rules.quorum',
  'rules.minimumSupport',
  'rules.tie',
  'rules.seed',
  'rules.quota',
  'rules.unranked',
  'rules.utility',
  'rules.completion',
  'electorate',
  'publication',
  'scrutineers',
] as const;

/** The saved plan as the form shows it. */
export function valuesOfPlan(plan: VotePlan): PlanValues {
  const { rules } = plan;
  const number = (value: number | null) => (value === null ? '' : String(value));
  return {
    fields: {
      phaseId: plan.phaseId,
      question: plan.question,
      description: plan.description,
      lang: plan.lang,
      'rules.method': rules.method,
      'rules.seats': String(rules.seats),
      'rules.maxPicks': number(rules.maxPicks),
      'rules.points': number(rules.points),
      'rules.budget': number(rules.budget),
      'rules.currency': rules.currency ?? '',
      'rules.quorum': number(rules.quorum),
      'rules.minimumSupport': number(rules.minimumSupport),
      'rules.tie': rules.tie.join('+'),
      'rules.seed': rules.seed ?? '',
      'rules.quota': rules.quota,
      'rules.unranked': rules.unranked,
      'rules.utility': rules.utility,
      'rules.completion': rules.completion,
      electorate: plan.electorate,
      publication: plan.publication,
      scrutineers: plan.scrutineers.map(({ name, email }) => `${name} <${email}>`).join('\n'),
    },
    flags: {
      'rules.ballotWithinBudget': rules.ballotWithinBudget,
      'rules.abstention': rules.abstention,
      'rules.fractionalQuota': rules.fractionalQuota,
      'rules.stopAtFirstUnaffordable': rules.stopAtFirstUnaffordable,
      turnoutShown: plan.turnoutShown,
      rehearsal: plan.rehearsal,
    },
    options: plan.options.map(({ id, title, description, cost, proposalId }) => ({
      id: id ?? '',
      title,
      description,
      cost: number(cost),
      proposalId: proposalId ?? '',
    })),
  };
}

/** What was sent. Fields that this method's form does not show keep what is saved. */
export function valuesInForm(form: FormData, saved: PlanValues): PlanValues {
  const said = (name: string) => {
    const value = form.get(name);
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : undefined;
  };
  const shown = new Set(form.getAll('shown').map(String));
  return {
    fields: Object.fromEntries(fields.map((name) => [name, said(name) ?? saved.fields[name] ?? ''])),
    flags: Object.fromEntries(
      flags.map((name) => [name, shown.has(name) ? said(name) === 'on' : saved.flags[name]]),
    ) as Record<PlanFlag, boolean>,
    options: optionsIn(form),
  };
}

function optionsIn(form: FormData): OptionRow[] {
  const rows: OptionRow[] = [];
  const said = (field: string) => {
    const value = form.get(`options.${rows.length}.${field}`);
    return typeof value === 'string' ? value.replace(/\r\n?/g, '\n') : '';
  };
  while (form.has(`options.${rows.length}.id`)) {
    rows.push({
      id: said('id'),
      title: said('title'),
      description: said('description'),
      cost: said('cost'),
      proposalId: said('proposalId'),
    });
  }
  return rows;
}

/** The rows without those in which nothing was written. */
export function writtenOptions(rows: readonly OptionRow[]): OptionRow[] {
  return rows.filter(({ title, description, cost }) => (title + description + cost).trim() !== '');
}

/** The plan that the values mean. What is no number is sent as it was typed: the API refuses it at its field. */
export function planOf({ fields: said, flags: on, options }: PlanValues, saved: VotePlan): VotePlan {
  const rules: VoteRules = {
    ...saved.rules,
    method: said['rules.method'] as VotingMethod,
    seats: numberIn(said['rules.seats']) ?? 1,
    maxPicks: numberIn(said['rules.maxPicks']),
    points: numberIn(said['rules.points']),
    budget: numberIn(said['rules.budget']),
    currency: said['rules.currency']?.trim().toUpperCase() || null,
    quorum: numberIn(said['rules.quorum']),
    minimumSupport: numberIn(said['rules.minimumSupport']),
    tie: (said['rules.tie'] ?? '').split('+').filter((rule) => rule !== '') as TieRule[],
    seed: said['rules.seed']?.trim() ? said['rules.seed'].trim() : null,
    quota: said['rules.quota'] as VoteRules['quota'],
    unranked: said['rules.unranked'] as VoteRules['unranked'],
    utility: said['rules.utility'] as VoteRules['utility'],
    completion: said['rules.completion'] as VoteRules['completion'],
    ballotWithinBudget: on['rules.ballotWithinBudget'],
    abstention: on['rules.abstention'],
    fractionalQuota: on['rules.fractionalQuota'],
    stopAtFirstUnaffordable: on['rules.stopAtFirstUnaffordable'],
  };
  return {
    phaseId: said['phaseId'] ?? '',
    question: said['question'] ?? '',
    description: said['description'] ?? '',
    lang: said['lang'] ?? '',
    rules,
    options: options.map(({ id, title, description, cost, proposalId }) => ({
      id: id === '' ? null : id,
      title,
      description,
      cost: numberIn(cost),
      proposalId: proposalId === '' ? null : proposalId,
    })),
    electorate: said['electorate'] as VotePlan['electorate'],
    publication: said['publication'] as VotePlan['publication'],
    turnoutShown: on.turnoutShown,
    rehearsal: on.rehearsal,
    scrutineers: scrutineersIn(said['scrutineers'] ?? ''),
  };
}

function numberIn(text: string | undefined): number | null {
  const digits = (text ?? '').trim().replace(/(?<=\d)[\s.,'’](?=\d{3}(\D|$))/g, '');
  if (digits === '') return null;
  return Number.isFinite(Number(digits)) ? Number(digits) : (text as unknown as number);
}

/** `Name <address>` a line; a line without an address gives an empty one, which the API refuses. */
function scrutineersIn(text: string): { name: string; email: string }[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => {
      const found = /^(.*?)[<(,;\s]*([^\s<>(),;]+@[^\s<>(),;]+)/.exec(line);
      return { name: (found?.[1] ?? line).trim(), email: found?.[2] ?? '' };
    });
}

/** What a budget is in until the officer says otherwise. */
export const usualCurrency = 'EUR';

/** The plan with another method: what only the old one had is put back to what is usual. */
export function withMethod(
  plan: VotePlanView,
  method: VotingMethod,
  usual: Omit<VoteRules, 'method'>,
): VotePlan {
  const { quorum, abstention, tie, seed, minimumSupport, budget, currency } = plan.rules;
  const isPoints = method === 'score' || method === 'cumulative';
  const isRanked = ['instant-runoff', 'stv', 'schulze', 'borda'].includes(method);
  const spends = ['greedy', 'equal-shares', 'phragmen'].includes(method);
  return {
    ...plan,
    rules: {
      ...usual,
      method,
      ...{ quorum, abstention, tie, seed },
      minimumSupport: isRanked ? null : minimumSupport,
      budget: spends ? budget : null,
      currency: spends ? (currency ?? usualCurrency) : null,
      points: isPoints ? (method === 'score' ? 5 : 10) : null,
    },
    options: plan.options.map((option) => ({ ...option, cost: spends ? option.cost : null })),
  };
}
