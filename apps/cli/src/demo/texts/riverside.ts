import type { ConsultationStory } from '../story.js';
import { conduct, councilContact, timeZone } from './council.js';

/** A consultation that is all votes: the money is dealt out, the bridge is still without a name. */
export const riverside: ConsultationStory = {
  slug: 'riverside-budget',
  timeZone,
  locales: ['en', 'es'],
  contact: `Neighbourhood budgets, ${councilContact}`,
  supportThreshold: null,
  created: -66,
  published: -60,
  texts: {
    en: {
      title: 'Riverside: your street, your budget',
      summary: 'Residents of Riverside spent £120,000 by a vote. Now everybody names the new footbridge.',
      purpose: `Every neighbourhood of Northfield has a budget of its own this year. In Riverside it is **£120,000**, and the people
who live there decide what it buys. They also asked to name the footbridge that opens in {month:+60}.`,
      background: `Eight projects came out of three evenings in the boat house. The roads and parks department worked out what each
costs. Every household got two letters, each with a voter code; the library took paper ballots.`,
      canChange: `- What the £120,000 buys: the result of the vote is carried out as it stands
- The name of the footbridge`,
      cannotChange: `- The total of £120,000
- Where the footbridge stands, and when it opens`,
      decision: `The **votes decide**. The council has promised beforehand to do what they say, and anyone can count them again.`,
      nextSteps: `1. Until {date:+9} everybody with an account votes on the name of the footbridge.
2. The first of the projects begins in {month:+40}. All are finished by {month:+300}.`,
      conduct: conduct.en,
    },
    es: {
      title: 'La Ribera: tu calle, tu presupuesto',
      summary:
        'La Ribera repartió 120.000 libras con una votación. Ahora ponemos nombre a la nueva pasarela.',
      purpose: `Este año cada barrio de Northfield tiene un presupuesto propio. En La Ribera son **120.000 libras**, y quienes viven allí
deciden qué se compra con ellas. También pidieron poner nombre a la pasarela que se abre en {month:+60}.`,
      background: `De tres tardes en la casa de botes salieron ocho proyectos. El departamento de vías y parques calculó lo que cuesta cada
uno. Cada hogar recibió dos cartas, cada una con un código de voto; la biblioteca recogió papeletas.`,
      canChange: `- Qué se compra con las 120.000 libras: el resultado de la votación se cumple tal como sale
- El nombre de la pasarela`,
      cannotChange: `- El total de 120.000 libras
- Dónde está la pasarela y cuándo se abre`,
      decision: `**Deciden las votaciones**. El ayuntamiento se comprometió de antemano a cumplirlas, y cualquiera puede volver a contarlas.`,
      nextSteps: `1. Hasta el {date:+9} cualquier persona con cuenta vota el nombre de la pasarela.
2. El primero de los proyectos empieza en {month:+40}. Todos estarán terminados en {month:+300}.`,
      conduct: conduct.es,
    },
  },
  phases: [
    { kind: 'information', titles: {}, opens: -60, closes: -31 },
    {
      kind: 'vote',
      titles: { en: 'Vote on the budget', es: 'Votación del presupuesto' },
      opens: -30,
      closes: -12,
    },
    {
      kind: 'vote',
      titles: { en: 'Vote on the name', es: 'Votación del nombre' },
      opens: -6,
      closes: 9,
    },
    { kind: 'results', titles: {}, opens: 12, closes: 60 },
  ],
  documents: [],
  proposals: [],
  threads: '',
};
