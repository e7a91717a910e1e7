import type { ProposalStory } from '../story.js';

const roads = { authorName: 'Paul Whitaker', department: 'Public works' };
const schools = { authorName: 'Joan Akers', department: 'Schools office' };

export const schoolStreetsProposals: ProposalStory[] = [
  {
    key: 'close',
    by: 'Amina Yusuf',
    day: -278,
    title: 'Close Mill Lane from 8:15 to 8:45 and from 15:00 to 15:30',
    topic: 'streets',
    area: 'mill-hill',
    place: 'Mill Lane, between the mill and the post office',
    supports: 48,
    body: `Half an hour, twice a day, on school days. Residents, carers and the doctor keep a pass. For everyone else it is a detour
of ninety seconds; for my daughter it is the difference between holding a hand and running ahead.`,
    responses: [
      {
        day: -190,
        status: 'accepted',
        ...roads,
        reasons: `Accepted with the hours that you propose. Residents, carers, the surgery and blue badges receive a pass. We begin with
Mill Lane and **three further schools** that asked for the same.`,
        nextStep: 'Posts and signs are installed during the summer holidays',
        nextStepOn: -85,
      },
      {
        day: -70,
        status: 'done',
        ...roads,
        reasons: `Since {date:-75} the street is closed at these hours, and so are the streets at three more schools. In the first week 61
cars came in place of 140.`,
        nextStep: 'Count after one year, published here',
        nextStepOn: 290,
        correctionNote: 'Carried out. The earlier answer announced it.',
      },
    ],
  },
  {
    key: 'posts',
    by: 'Liam Doyle',
    day: -274,
    title: 'Posts that sink, so that no volunteer has to stand in front of a car',
    topic: 'light',
    area: 'mill-hill',
    supports: 31,
    body: `During the trial two of us were shouted at, and one was pushed by a bumper. Volunteers should greet children, not stop
cars. Sinking posts at both ends, opened by the pass.`,
    responses: [
      {
        day: -70,
        status: 'done',
        ...roads,
        reasons: `Two pairs of posts were installed for **£38,000**. The fire service opens them with its own key. Volunteers now wear a vest
and hand out stickers.`,
      },
    ],
  },
  {
    key: 'walking-bus',
    by: 'Rosa Quispe',
    day: -270,
    lang: 'es',
    title: 'Un autobús a pie desde la estación',
    topic: 'play',
    area: 'station',
    supports: 27,
    body: `Dos adultos, una cuerda y quince niños: sale a las ocho de la estación, recoge en cuatro esquinas y llega a las ocho y
veinticinco. Las familias se turnan. Solo pedimos chalecos, un seguro y que el colegio apunte quién viene.`,
    responses: [
      {
        day: -120,
        status: 'done',
        ...schools,
        reasons: `The schools office pays the insurance and 40 vests. Two walking buses have run since {month:-110}, one from the station and
one from Riverside, with 34 children on most days.`,
      },
    ],
  },
  {
    key: 'drop-off',
    by: 'Edward Shaw',
    day: -266,
    title: 'A place to stop for those who have to drive',
    topic: 'streets',
    area: 'mill-hill',
    place: 'Car park of the swimming pool',
    supports: 22,
    body: `My granddaughter comes from a village without a bus. The car park of the swimming pool is empty until ten. Let people
stop there for fifteen minutes and light the path across the meadow.`,
    responses: [
      {
        day: -188,
        status: 'accepted',
        ...roads,
        reasons: `The pool has agreed to fifteen free minutes from 8:00 to 8:40. The path is 220 metres long and needs seven lamps, which
are in next year's budget.`,
        nextStep: 'Lamps on the meadow path',
        nextStepOn: 120,
      },
    ],
  },
  {
    key: 'zebra',
    by: 'Grace Chen',
    day: -262,
    title: 'A raised crossing at the post office',
    topic: 'access',
    area: 'mill-hill',
    place: 'Mill Lane, at the post office',
    supports: 29,
    body: `Outside the closed hours children still cross there, to the library and to football. A raised crossing makes cars slow down
at any hour, with nobody watching.`,
    responses: [
      {
        day: -185,
        status: 'accepted',
        ...roads,
        reasons: `Accepted. The kerb is rebuilt together with the water main, so that the road is opened once. Until then there is a painted
crossing with a lamp.`,
        nextStep: 'Building of the raised crossing begins',
        nextStepOn: 95,
      },
    ],
  },
  {
    key: 'play-lane',
    by: 'Chloe Bennett',
    day: -255,
    title: 'Once a month the whole afternoon for play',
    topic: 'play',
    area: 'mill-hill',
    supports: 18,
    body: `If the posts are there anyway: on the first Friday of the month leave them up until six. Chalk, skipping ropes, a table with
tea. No stage, no stalls.`,
    responses: [
      {
        day: -60,
        status: 'done',
        ...schools,
        reasons: `Tried on three Fridays, with 120 to 200 people on the lane, two complaints and many thanks. It stays, from April to October.`,
      },
    ],
  },
];

/** In the notation of `threads.ts`. */
export const schoolStreetsThreads = `
@close
Peter Lindqvist - I live on Bridge Street. Ninety seconds for you, and the queue before my window.
  Amina Yusuf = In the trial it was nine cars more. If it is much more than that, I will stand with you and ask for a change.
    Peter Lindqvist = I shall count.
      Peter Lindqvist + [-230] I counted for ten days: between seven and twelve. I withdraw my objection.
Lucía Herrera + [es] Mi hijo va solo desde las dos semanas de prueba. No quiere volver a ir de la mano.
Zainab Khan = Please think of staff at the pharmacy: we open at half past eight.
  Amina Yusuf + The pharmacy is on the list of passes, I asked.

@posts
Ifeoma Nwosu + I was the one who was pushed. Yes, please.
Marcus Reid = What if a post fails with an ambulance in front of it?
  Liam Doyle = They sink when the current fails. That is the law for this kind.

@walking-bus
Ana Ruiz + [es] Me apunto los martes y los jueves.
Tomasz Wilk + And I take Mondays. It is on my way.

@drop-off
Gwen Morris + The meadow is pitch dark until half past eight in December. The lamps matter more than the parking.

@zebra
Samuel Adeyemi + With ribbed stone along both edges, please.
Declan Murphy - Buses rattle over those things, and the houses shake.
  Grace Chen = With a ramp of two metres they do not. The one at the hospital has it.

@play-lane
Dorothy Pike + I bring the tea.
`;
