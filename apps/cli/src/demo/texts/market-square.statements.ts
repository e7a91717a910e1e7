import type { RoundStory } from '../round-story.js';

/**
 * What is asked about the square. Three ways of seeing it: shade and quiet first, trade and parking first, and getting
 * there and sitting down first. The numbers say how likely each of them is to agree.
 */
export const squareStatements: RoundStory = {
  question: 'What matters most to you on the new square?',
  description: `Short statements about the square, by the council and by residents. Say what you think of each: it takes five
minutes. The project team reads the map in its workshop on {date:+20}.`,
  opens: -12,
  closes: 18,
  council: [
    ['The square should have at least twelve new trees, even if stalls have to move.', [0.96, 0.25, 0.75]],
    ['Half of the parking spaces on the square can go.', [0.92, 0.08, 0.6]],
    ['The square should be free of cars on market days.', [0.95, 0.2, 0.55]],
    ['Without parking at the door, shops on the square will close.', [0.1, 0.93, 0.3]],
    ['Delivery vans need the square all day, not only in the morning.', [0.12, 0.82, 0.25]],
    ['The fountain should run again.', [0.88, 0.72, 0.85]],
    ['There should be a seat with a back and arms every fifty steps.', [0.85, 0.75, 0.97]],
    ['Bus stop 7 needs a roof and shade before anything else is built.', [0.7, 0.72, 0.98]],
    [
      'The ground should be smooth enough for wheelchairs everywhere, also between the stalls.',
      [0.9, 0.82, 0.98],
    ],
    ['Cafés may put tables on the square until eleven at night.', [0.55, 0.9, 0.2]],
    ['Quiet after ten matters more than a lively square.', [0.45, 0.15, 0.88]],
    ['The market should also be held on Thursday evenings in summer.', [0.72, 0.86, 0.3]],
    ['Children need a place to play on the square, not beside it.', [0.86, 0.42, 0.6]],
    ['£640,000 is too much for a square.', [0.08, 0.42, 0.3]],
  ],
  residents: [
    {
      by: 'Priya Nair',
      body: 'A public toilet belongs on the square.',
      leaning: [0.84, 0.85, 0.96],
      decision: { accepts: true },
    },
    {
      by: 'Declan Murphy',
      body: 'Residents should get a permit for the parking spaces that stay.',
      leaning: [0.3, 0.72, 0.55],
      decision: { accepts: true },
    },
    {
      by: 'Harold Finch',
      body: 'The traders only think of their tills.',
      leaning: [0.5, 0.5, 0.5],
      decision: {
        accepts: false,
        reason: 'insult',
        note: 'Please say what should become of the square rather than what kind of people the traders are.',
      },
    },
    {
      by: 'Pilar Navarro',
      lang: 'es',
      body: 'Los puestos deberían poder enchufarse, sin generadores.',
      leaning: [0.9, 0.8, 0.85],
      decision: null,
    },
  ],
};
