import { conduct } from './conduct.js';
import type { Template } from './template.js';

/** A draft plan is on the table: people read it, then say what should change. */
export const plan: Template = {
  phases: [
    { kind: 'information', days: 14 },
    { kind: 'proposals', days: 30 },
    { kind: 'results', days: 60 },
  ],
  texts: {
    en: {
      summary: 'There is a draft. Read it, ask about it and propose what should be different.',
      purpose: `The council has a draft plan and wants to know, before it decides, what it has overlooked and what should be done differently.`,
      background: `The draft is among the documents below, with a short version in plain language. Each new version of it is added with its date, and the earlier ones stay.

It rests on a survey of the place and on talks with the people who live and work there.`,
      canChange: `- Where things go, and in which order they are built.
- Rules for use, noise and traffic.
- What is planted, lit and furnished, and how.`,
      cannotChange: `- The boundary of the plan.
- Rights that have already been granted.
- Limits that the region's plan sets.`,
      decision: `The planning committee weighs every proposal in writing and then recommends the plan to the council, which decides in a public meeting.`,
      nextSteps: `1. Two weeks to read the draft.
2. You propose changes, and support or question those of others.
3. The committee publishes what it takes over, what not, and why.
4. The council decides on the changed plan.`,
      conduct: conduct.en,
    },
    es: {
      summary: 'Hay un borrador. Léalo, pregunte y proponga lo que debería ser distinto.',
      purpose: `El ayuntamiento tiene un borrador de plan y quiere saber, antes de decidir, qué se le ha pasado por alto y qué debería hacerse de otra manera.`,
      background: `El borrador está entre los documentos de abajo, con una versión breve en lenguaje claro. Cada nueva versión se añade con su fecha, y las anteriores se quedan.

Se apoya en un estudio del lugar y en conversaciones con quienes viven y trabajan en él.`,
      canChange: `- Dónde va cada cosa y en qué orden se construye.
- Normas de uso, ruido y tráfico.
- Qué se planta, ilumina y amuebla, y cómo.`,
      cannotChange: `- Los límites del plan.
- Los derechos que ya se han concedido.
- Lo que fija el plan regional.`,
      decision: `La comisión de urbanismo valora por escrito cada propuesta y después recomienda el plan al pleno, que decide en sesión pública.`,
      nextSteps: `1. Dos semanas para leer el borrador.
2. Usted propone cambios y apoya o cuestiona los de otras personas.
3. La comisión publica qué incorpora, qué no y por qué.
4. El pleno decide sobre el plan modificado.`,
      conduct: conduct.es,
    },
  },
};
