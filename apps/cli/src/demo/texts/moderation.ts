import type { CommentFate } from '../story.js';

/** What became of comments that were reported, hidden or deleted; named by their key in the conversations. */
export const commentFates: CommentFate[] = [
  {
    comment: 'van-remark',
    reports: [
      { by: 'Beatrice Lowe', reason: 'personal', note: 'It gives a house number, and it is unkind.' },
      { by: 'Priya Nair', reason: 'personal', note: null },
    ],
    decision: {
      act: 'hide',
      reason: 'personal',
      note: 'Your comment tells where another resident lives and accuses him of something that nobody here can check. Please write it again without either; that traders park on pavements is a point worth making.',
    },
  },
  { comment: 'kateryna-slip', deleted: true },
  {
    comment: 'lamp-catalogue',
    reports: [
      { by: 'Hannah Price', reason: 'spam', note: 'This is an advertisement.' },
      { by: 'Bilal Rahman', reason: 'spam', note: null },
    ],
  },
  {
    comment: 'retail-rumour',
    reports: [
      {
        by: 'Nadia Petrova',
        reason: 'false',
        note: 'The minutes say that there is no plan yet. He agrees further down, but this stands first.',
      },
    ],
  },
];
