import type { HallStory } from '../hall-story.js';

const rules = {
  whoMayAsk: 'anyone',
  anonymousQuestions: true,
  questionsOpen: 'ahead',
  questionsShown: 'at_once',
  upvotes: true,
} as const;

const panellists = [
  { name: 'Helen Marsh', role: 'Cabinet member for public space' },
  { name: 'Dr Ravi Patel', role: 'Landscape architect' },
  { name: 'Joan Whitby', role: 'Market manager' },
];

const guests = ['Lena', 'Marek', 'Olu', 'Guest 4', 'Guest 5', 'Sioned'];

/** The evening that goes on when the demo is opened. */
export const theEvening: HallStory = {
  plan: {
    title: 'Market square: the evening',
    summary: 'Ask those who plan the square, at the town hall or from home.',
    description: `We show what you proposed so far and answer your questions. Come to the town hall, or join from home:
you need no account.

Everybody's question counts the same. The order is made so that every group of people gets its turn.`,
    rules,
  },
  agenda: [
    { title: 'Welcome, and what is decided already', description: '', minutes: 10 },
    { title: 'Trees, shade and water', description: 'Three sketches, and what each costs.', minutes: 30 },
    { title: 'Stalls, buses and parking', description: '', minutes: 30 },
    { title: 'What happens next', description: '', minutes: 10 },
  ],
  panellists,
  announcedDaysBefore: 9,
  lengthMinutes: 90,
  guests,
  crowd: 46,
  deeds: [
    [-10, { hall: 'open_lobby' }],
    [-9, { ask: 'plane', by: 'Margaret Ellis', text: 'Will the old plane tree stay where it is?' }],
    [
      -8,
      {
        ask: 'shade',
        by: 'Lena',
        text: 'How much of the square will be in shade at three in the afternoon?',
      },
    ],
    [
      -6,
      { ask: 'bus', by: 'Joseph Okafor', text: 'Where does bus stop 7 go while the water main is renewed?' },
    ],
    [-5, { ask: 'stalls', by: 'Priya Nair', text: 'Will all 38 stalls fit when there are trees?' }],
    [0, { hall: 'start' }],
    [0.5, { item: 0 }],
    [
      1,
      {
        announce: 'Good evening. Captions are typed live and appear under the question.',
        as: 'announcement',
      },
    ],
    [2, { upvote: 'shade', people: 21 }],
    [2.5, { upvote: 'plane', people: 17 }],
    [3, { upvote: 'stalls', people: 12 }],
    [
      4,
      { ask: 'fountain', by: 'Amina Yusuf', text: 'Does the fountain get water again, and who pays for it?' },
    ],
    [5, { caption: 'The water main has to be renewed in any case. That is decided.' }],
    [8, { item: 1 }],
    [8.5, { answer: 'plane' }],
    [9, { caption: 'The plane tree stays. All three sketches are drawn around it.' }],
    [11, { answered: 'plane' }],
    [11.5, { answer: 'shade' }],
    [
      12,
      {
        ask: 'bancos',
        by: 'Olu',
        text: '¿Habrá bancos con respaldo a la sombra para las personas mayores?',
        lang: 'es',
      },
    ],
    [13, { upvote: 'bancos', people: 14 }],
    [
      14,
      {
        answered: 'shade',
        typed: 'In sketch A a third of the square, in sketch B half of it, ten years after planting.',
      },
    ],
    [15, { ask: 'again', by: 'Marek', text: 'How much shade will there be on the square in the afternoon?' }],
    [16, { merge: 'again', into: 'shade' }],
    [16.5, { upvote: 'fountain', people: 9 }],
    [17, { hands: true }],
    [18, { ask: 'rude', by: 'Guest 4', text: 'Why does the council never listen to anybody in this town?' }],
    [
      19,
      {
        ...{ refuse: 'rude', reason: 'off_topic' },
        note: 'Please ask about the square. We would like to take your question.',
      },
    ],
    [
      20,
      {
        ask: 'phone',
        by: 'Guest 5',
        text: 'My shop is at the corner. Can you ring me on 020 7946 0958 about the works?',
      },
    ],
    [
      21,
      {
        ask: 'bikes',
        by: 'Hannah Price',
        text: 'How many places to lock a bicycle will there be?',
        anonymous: true,
      },
    ],
    [22, { raise: 'Daniel Whitlock' }],
    [22.5, { raise: 'Sioned' }],
    [23, { inRoom: 'hall-row-three', name: 'Mrs Petrov' }],
    [
      23.5,
      { call: 'Daniel Whitlock', means: 'Press “Join by phone” and say your name: 01632 960 123, room 4.' },
    ],
    [24, { speak: 'Daniel Whitlock' }],
    [26, { finish: 'Daniel Whitlock' }],
    [26.5, { ask: 'dogs', by: 'Grace Chen', text: 'May dogs drink at the new fountain?' }],
    [27, { defer: 'stalls', owner: 'Joan Whitby', day: 12 }],
    [27.5, { upvote: 'bikes', people: 11 }],
    [28, { ask: 'light', by: 'Fatima Idrissi', text: 'Will the paths across the square be lit all night?' }],
    [28.5, { upvote: 'light', people: 16 }],
    [29, { pin: 'bancos' }],
    [30, { item: 2 }],
    [31, { answer: 'bus' }],
    [
      31.5,
      {
        poll: 'first',
        writing: {
          ...{ kind: 'single', question: 'What should come first?', lang: 'en', maxPicks: null, scale: null },
          options: [
            { id: 'trees', label: 'Trees and shade' },
            { id: 'seats', label: 'Seats with backs' },
            { id: 'market', label: 'More room for the market' },
            { id: 'parking', label: 'Keeping the parking spaces' },
          ],
          hideUntilClosed: false,
        },
      },
    ],
    [33, { vote: 'first', people: 31 }],
    [33.5, { caption: 'During the works stop 7 moves to Mill Lane, sixty metres from here.' }],
    [34, { call: 'hall-row-three' }],
    [34.5, { speak: 'hall-row-three' }],
  ],
};

/** An evening some weeks before, which is over. */
export const theFirstEvening: HallStory = {
  plan: {
    title: 'Market square: the first evening',
    summary: 'What the water main means for the square, and how the consultation works.',
    description: `The first of two evenings about the square. The project team explained what has to be done, what is open, and
how proposals become part of the decision.`,
    rules,
  },
  agenda: [
    { title: 'The water main', description: '', minutes: 20 },
    { title: 'What is open, and what is not', description: '', minutes: 25 },
  ],
  panellists,
  announcedDaysBefore: 7,
  lengthMinutes: 60,
  guests: ['Ines', 'Guest 2', 'Guest 3'],
  crowd: 28,
  deeds: [
    [-5, { hall: 'open_lobby' }],
    [-4, { ask: 'why', by: 'Samuel Adeyemi', text: 'Why does the water main have to be renewed now?' }],
    [0, { hall: 'start' }],
    [0.5, { item: 0 }],
    [2, { upvote: 'why', people: 14 }],
    [3, { answer: 'why' }],
    [7, { answered: 'why', typed: 'It is from 1931 and broke three times in two years.' }],
    [8, { ask: 'noise', by: 'Ruth Goldberg', text: 'On which days will there be no noise?' }],
    [9, { upvote: 'noise', people: 9 }],
    [12, { answer: 'noise' }],
    [15, { answered: 'noise' }],
    [
      16,
      { ask: 'shops', by: 'Tomasz Wilk', text: 'Do shops get money for what they lose during the works?' },
    ],
    [17, { upvote: 'shops', people: 18 }],
    [19, { defer: 'shops', owner: 'Helen Marsh', day: 6 }],
    [20, { item: 1 }],
    [
      22,
      {
        poll: 'come',
        writing: {
          ...{
            kind: 'single',
            question: 'How do you come to the square?',
            lang: 'en',
            maxPicks: null,
            scale: null,
          },
          options: [
            { id: 'foot', label: 'On foot' },
            { id: 'bus', label: 'By bus' },
            { id: 'bike', label: 'By bicycle' },
            { id: 'car', label: 'By car' },
          ],
          hideUntilClosed: true,
        },
      },
    ],
    [23, { vote: 'come', people: 24 }],
    [26, { closePoll: 'come' }],
    [27, { hands: true }],
    [28, { raise: 'Ines' }],
    [29, { call: 'Ines', means: 'You are in the call: switch on your microphone.' }],
    [29.5, { speak: 'Ines' }],
    [32, { finish: 'Ines' }],
    [33, { ask: 'vote', by: 'Guest 2', text: 'Who decides in the end, we or the council?' }],
    [34, { upvote: 'vote', people: 12 }],
    [36, { answer: 'vote' }],
    [41, { answered: 'vote' }],
    [42, { ask: 'late', by: 'Oliver Brandt', text: 'Could the evening be repeated on a Saturday?' }],
    [44, { announce: 'Thank you. Proposals can be made until the phase closes.', as: 'announcement' }],
    [45, { hall: 'end' }],
  ],
};
