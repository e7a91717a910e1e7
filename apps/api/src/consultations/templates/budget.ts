import { conduct } from './conduct.js';
import type { Template } from './template.js';

/** Money is set aside: residents propose what to spend it on. Supports stay hidden at first, so that early ones do not lead. */
export const budget: Template = {
  phases: [
    { kind: 'information', days: 7 },
    { kind: 'proposals', days: 35, hideCounts: true },
    { kind: 'deliberation', days: 21 },
    { kind: 'results', days: 90 },
  ],
  texts: {
    en: {
      summary:
        'Part of the budget is yours to shape: propose what it should pay for and support what matters to you.',
      purpose: `The council sets aside a part of next year's budget for what residents propose. This consultation finds out what that should be.`,
      background: `The sum, what it was spent on last year and what things usually cost are among the documents: a bench, a hundred metres of pavement, a year of an evening course.`,
      canChange: `- What the money is spent on, and where.
- One large project or several small ones.`,
      cannotChange: `- The sum.
- What the town is not responsible for, such as regional roads and hospitals.
- Running costs that would have to be paid for ever.`,
      decision: `The finance department checks whether each of the most supported proposals can be done and what it costs. The council then decides in its budget meeting.`,
      nextSteps: `1. A week to read about the money.
2. You propose and support. The counts are shown when this phase has ended, so that nobody just follows the first ones.
3. We discuss what is left, and its cost.
4. The council decides; we report here on every project until it is finished.`,
      conduct: conduct.en,
    },
    es: {
      summary:
        'Una parte del presupuesto la decide usted: proponga en qué gastarla y apoye lo que le importa.',
      purpose: `El ayuntamiento reserva una parte del presupuesto del próximo año para lo que proponga la ciudadanía. Esta consulta sirve para averiguar qué debería ser.`,
      background: `La cantidad, en qué se gastó el año pasado y lo que suelen costar las cosas están entre los documentos: un banco, cien metros de acera, un año de curso nocturno.`,
      canChange: `- En qué se gasta el dinero y dónde.
- Un proyecto grande o varios pequeños.`,
      cannotChange: `- La cantidad.
- Aquello de lo que no se ocupa el municipio, como las carreteras regionales y los hospitales.
- Gastos fijos que habría que pagar para siempre.`,
      decision: `El área de hacienda comprueba si cada una de las propuestas más apoyadas puede hacerse y cuánto cuesta. Después decide el pleno en la sesión de presupuestos.`,
      nextSteps: `1. Una semana para informarse sobre el dinero.
2. Usted propone y apoya. Los recuentos se muestran cuando termina esta fase, para que nadie se limite a seguir a los primeros.
3. Debatimos lo que queda y su coste.
4. El pleno decide; informamos aquí de cada proyecto hasta que esté terminado.`,
      conduct: conduct.es,
    },
  },
};
