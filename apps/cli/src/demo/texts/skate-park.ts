import type { ConsultationStory } from '../story.js';
import { conduct, councilContact, timeZone } from './council.js';

/** Still being written by the officer: the Spanish is missing, which the desk shows. */
export const skatePark: ConsultationStory = {
  slug: 'skate-park-eastfield',
  timeZone,
  locales: ['en', 'es'],
  contact: `Sport and youth, ${councilContact}`,
  supportThreshold: 40,
  created: -4,
  published: null,
  texts: {
    en: {
      title: 'A skate park for Eastfield?',
      summary: 'Young people have asked for one for years. Where could it stand, and who should plan it?',
      purpose: `Before we spend anything on drawings, we want to know **whether Eastfield wants a skate park, where, and what for**:
skateboards, scooters, bicycles, or simply a place to be.`,
      background: `In spring 212 pupils signed a letter to the council. The nearest skate park is 14 km away. Three places belong to the
council and are large enough: the old bus depot, the meadow behind the sports hall, and the car park of the former cinema.`,
      canChange: `- Whether it is built at all
- Which of the three places
- What it offers, and who plans and looks after it`,
      cannotChange: `- The ceiling of £210,000
- The distance of 40 m to the nearest bedroom window`,
      decision: 'The **sport and youth committee** decides in **{month:+200}**.',
      nextSteps: '',
      conduct: conduct.en,
    },
  },
  phases: [
    { kind: 'information', titles: {}, opens: 20, closes: 34 },
    { kind: 'proposals', titles: {}, opens: 35, closes: 64 },
    { kind: 'deliberation', titles: {}, opens: 65, closes: 85 },
    { kind: 'results', titles: {}, opens: 110, closes: 140 },
  ],
  documents: [],
  proposals: [],
  threads: '',
};
