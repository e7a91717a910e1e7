import { describe, expect, it } from '@jest/globals';
import type { VotePlan } from '@openhall/contracts/voting';
import { planOf, valuesInForm, valuesOfPlan, writtenOptions } from './plan-values.js';

const plan: VotePlan = {
  phaseId: 'phase',
  question: 'What first?',
  description: '',
  lang: 'en',
  rules: {
    method: 'equal-shares',
    seats: 1,
    maxPicks: null,
    points: null,
    budget: 50_000,
    currency: 'GBP',
    ballotWithinBudget: false,
    quorum: 20,
    minimumSupport: null,
    abstention: true,
    tie: ['lot'],
    seed: 'Lottery of 1 June',
    quota: 'droop',
    fractionalQuota: false,
    decimals: 4,
    unranked: 'last',
    utility: 'cost',
    completion: 'exhaust',
    stopAtFirstUnaffordable: false,
  },
  options: [{ id: 'a', title: 'Trees', description: '', cost: 12_000, proposalId: null }],
  electorate: 'register',
  publication: 'confidential',
  turnoutShown: true,
  rehearsal: false,
  scrutineers: [{ name: 'Ana Ruiz', email: 'ana@example.org' }],
};

describe('the plan of a vote in a form', () => {
  it('comes back as it was saved', () => {
    expect(planOf(valuesOfPlan(plan), plan)).toEqual(plan);
  });

  it('keeps what the form of this method does not show', () => {
    const form = new FormData();
    form.append('question', 'What now?');
    form.append('shown', 'turnoutShown');
    const values = valuesInForm(form, valuesOfPlan(plan));
    expect(values.fields['question']).toBe('What now?');
    expect(values.fields['rules.budget']).toBe('50000');
    expect(values.flags).toMatchObject({ turnoutShown: false, 'rules.abstention': true });
  });

  it('reads numbers as people write them, and hands on what is none', () => {
    const values = valuesOfPlan(plan);
    values.fields['rules.budget'] = '1,250,000';
    expect(planOf(values, plan).rules.budget).toBe(1_250_000);
    values.fields['rules.budget'] = 'a lot';
    expect(planOf(values, plan).rules.budget).toBe('a lot');
  });

  it('leaves out rows in which nothing was written', () => {
    const empty = { id: '', title: ' ', description: '', cost: '', proposalId: '' };
    expect(writtenOptions([empty, { ...empty, title: 'Trees' }])).toHaveLength(1);
  });

  it('reads scrutineers with their addresses', () => {
    const values = valuesOfPlan(plan);
    values.fields['scrutineers'] = 'Ana Ruiz <ana@example.org>\n\nBen Okafor, ben@example.org';
    expect(planOf(values, plan).scrutineers).toEqual([
      { name: 'Ana Ruiz', email: 'ana@example.org' },
      { name: 'Ben Okafor', email: 'ben@example.org' },
    ]);
  });
});
