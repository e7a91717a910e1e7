import type { VoteStory } from '../vote-story.js';

/** Counted: eight projects, three kinds of neighbours, so that a smaller group gets its share too. */
export const riversideBudget: VoteStory = {
  phase: 1,
  lang: 'en',
  question: 'What should the £120,000 for Riverside pay for?',
  description: `Mark every project that you would like to see done. What is bought is carried out as the vote says.

*En español:* marca todos los proyectos que te gustaría ver hechos. Lo que salga elegido se hará tal como diga la votación.`,
  rules: { method: 'equal-shares', budget: 120_000, currency: 'GBP', completion: 'exhaust' },
  electorate: 'codes',
  planned: -34,
  opened: -30,
  closes: -12,
  letters: 310,
  voters: 204,
  onPaper: 23,
  changed: 11,
  options: [
    {
      key: 'quay',
      title: 'Steps and seats down to the water at Wharf Quay',
      description: 'Forty metres of the old wall become wide steps, with a ramp beside them.',
      cost: 58_000,
    },
    {
      key: 'play',
      title: 'A playground in Weir Lane for small and large',
      description: 'Swings, a rope tower and a swing for wheelchairs, where the garages stood.',
      cost: 46_000,
    },
    {
      key: 'light',
      title: 'Light on the towpath from the lock to the school',
      description: '22 lamps that dim at night and brighten when somebody comes.',
      cost: 31_000,
    },
    {
      key: 'trees',
      title: 'Thirty street trees in Tanner Street',
      description: 'Hornbeams and field maples, watered for three years.',
      cost: 24_000,
    },
    {
      key: 'boats',
      title: 'A slipway for the rowing club and the canoe school',
      description: 'The old one is closed since the flood.',
      cost: 39_000,
    },
    {
      key: 'kitchen',
      title: 'A kitchen for the community room',
      description: 'So that the lunch club can cook where it eats.',
      cost: 17_000,
    },
    {
      key: 'bins',
      title: 'Sunken bins at the three bridges',
      description: 'Four times the room, and nothing for the gulls.',
      cost: 12_000,
    },
    {
      key: 'arch',
      title: 'A painted railway arch',
      description: 'By the young people of the boat house, with a painter from the town.',
      cost: 6_000,
    },
  ],
  groups: [
    { weight: 46, likes: ['light', 'play', 'trees', 'bins', 'quay'] },
    { weight: 33, likes: ['quay', 'trees', 'bins', 'light', 'arch'] },
    { weight: 21, likes: ['kitchen', 'boats', 'arch', 'play', 'quay'] },
  ],
};

/** Still open: five names to be ranked. */
export const bridgeName: VoteStory = {
  phase: 2,
  lang: 'en',
  question: 'What should the new footbridge be called?',
  description: `Rank the names that came out of 340 suggestions; leave out those that you don't want at all.

*En español:* ordena los nombres que salieron de 340 sugerencias y deja fuera los que no quieras en ningún caso.`,
  rules: { method: 'instant-runoff', tie: ['previous-rounds', 'option-order'] },
  electorate: 'signed_in',
  planned: -8,
  opened: -6,
  closes: 9,
  letters: 0,
  voters: 41,
  onPaper: 0,
  changed: 4,
  options: [
    { key: 'heron', title: 'Heron Bridge', description: 'They fish below it every morning.', cost: null },
    {
      key: 'wells',
      title: 'Ada Wells Bridge',
      description: 'The lock keeper who warned the town in the flood of 1953.',
      cost: null,
    },
    { key: 'weavers', title: "Weavers' Bridge", description: 'It leads to the old mills.', cost: null },
    {
      key: 'friendship',
      title: 'Puente de la Amistad – Friendship Bridge',
      description: 'For the twenty years of the twinning with Villarriba.',
      cost: null,
    },
    { key: 'seven', title: 'Seven Steps', description: 'What children already call the place.', cost: null },
  ],
  groups: [
    { weight: 38, likes: ['heron', 'seven', 'weavers'] },
    { weight: 34, likes: ['wells', 'weavers', 'heron', 'friendship'] },
    { weight: 16, likes: ['friendship', 'wells', 'seven'] },
    { weight: 12, likes: ['weavers', 'wells'] },
  ],
};
