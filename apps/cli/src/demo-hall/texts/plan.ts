import type { HallPlan } from '@openhall/contracts/townhall';
import type { PollWriting } from '@openhall/domain/townhall';

const hourMs = 3_600_000;

/** An evening about the market square, which everybody may take part in. */
export function eveningPlan(now: number): HallPlan {
  const item = (title: string, plannedMinutes: number) => ({
    ...{ id: null, title, description: '', plannedMinutes, proposalId: null },
  });
  return {
    title: 'An evening about Market Square',
    summary: 'What becomes of the square, who pays for it, and when. Ask, upvote, answer and speak.',
    description: 'The council shows the plans and answers. Everybody may take part, here and at home.',
    lang: 'en',
    timeZone: 'Europe/London',
    startsAt: now,
    endsAt: now + 2 * hourMs,
    consultationId: null,
    proposalIds: [],
    agenda: [
      item('Welcome', 10),
      item('Trees and shade', 30),
      item('Traffic and deliveries', 30),
      item('Costs', 20),
      item('What comes next', 10),
    ],
    panellists: [
      { id: null, name: 'Helen Marsh', role: 'Leader of the council' },
      { id: null, name: 'Samir Haddad', role: 'Streets and parks' },
    ],
    streamUrl: null,
    rules: {
      whoMayAsk: 'anyone',
      anonymousQuestions: true,
      questionsOpen: 'ahead',
      questionsShown: 'at_once',
      upvotes: true,
    },
    speakers: { limitSeconds: 90, firstTimeFirst: true, alternation: false, pointsOfOrder: false },
  };
}

const options = (labels: string[]) => labels.map((label, index) => ({ id: `o${index + 1}`, label }));
const common = { lang: 'en', maxPicks: null, scale: null, hideUntilClosed: false };

/** Polls of the evening, in the order in which they are opened. */
export const polls: readonly PollWriting[] = [
  {
    ...common,
    kind: 'single',
    question: 'What does the square need first?',
    options: options(['More trees', 'Places to sit', 'Fewer cars', 'A playground']),
  },
  {
    ...common,
    kind: 'words',
    question: 'One word for the square as it is today?',
    options: [],
  },
  {
    ...common,
    kind: 'scale',
    question: 'How well were your questions answered?',
    options: [],
    scale: { min: 1, max: 5, minLabel: 'Not at all', maxLabel: 'Very well' },
    hideUntilClosed: true,
  },
];

/** What people answer where a word is asked for. */
export const pollWords = [
  'hot',
  'grey',
  'noisy',
  'ours',
  'empty',
  'loud',
  'full of cars',
  'home',
  'tired',
  'windy',
];

export const announcements = [
  'The plans hang at the entrance; copies are free.',
  'Interpreters for Spanish and Arabic sit at table three.',
];

export const captions = [
  'Good evening, and welcome to everybody here and at home.',
  'The first question is about the trees, and who waters them.',
  'We have put money aside for the first two summers.',
  'Deliveries stay possible until eleven in the morning.',
  'That is a fair point. I will take it to the committee.',
  'Thank you. The next question, please.',
];

/** How a speaker who is called gets a voice. */
export const speakerMeans = 'Come to the microphone at the left, or call 0141 496 0000 and say number seven.';
