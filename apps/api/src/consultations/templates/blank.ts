import type { Template, TemplateText } from './template.js';

const empty: TemplateText = {
  summary: '',
  purpose: '',
  background: '',
  canChange: '',
  cannotChange: '',
  decision: '',
  nextSteps: '',
  conduct: '',
};

/** Nothing but one phase to begin with. */
export const blank: Template = {
  phases: [{ kind: 'proposals', days: 30 }],
  texts: { en: empty, es: empty },
};
