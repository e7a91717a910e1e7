import { describe, expect, it } from '@jest/globals';
import { draftRecord } from './record.js';
import { pollTally } from './poll-tally.js';
import { choice, minute, officer, Session } from './testing/session.js';

function held(): Session {
  const hall = Session.live();
  hall.do({ kind: 'agenda.go_to', itemId: 'i1' });
  for (const id of ['q1', 'q2', 'q3', 'q4', 'q5', 'q6']) hall.ask(id);
  hall.ask('q7', 'shy', { anonymous: true, text: 'What about benches?' });
  hall.ask('q8', 'zoe', { text: 'Call me on 612 345 678' });
  hall.do({ kind: 'question.merge', ...hall.seen('q6'), intoId: 'q2' });
  hall.wait(minute).do({ kind: 'question.start_answer', ...hall.seen('q2') });
  hall.wait(minute).do({ kind: 'question.finish_answer', ...hall.seen('q2'), answer: null });
  hall.do({ kind: 'question.finish_answer', ...hall.seen('q7'), answer: 'In May.' });
  hall.do({ kind: 'question.defer', ...hall.seen('q1'), owner: 'Roads', on: '2026-03-01' });
  hall.do({ kind: 'question.defer', ...hall.seen('q3'), owner: 'Parks', on: '2026-03-02' });
  hall.do({ kind: 'question.refuse', ...hall.seen('q4'), reason: 'off_topic', note: '' });
  hall.do({ kind: 'poll.create', pollId: 'p', poll: choice });
  hall.do({ kind: 'poll.open', ...hall.seenPoll('p'), seconds: 60 });
  hall.do({ kind: 'poll.create', pollId: 'draft', poll: choice });
  hall.do({ kind: 'announcement.post', announcementId: 'n1', text: 'Tea at four', as: 'announcement' });
  hall.raise('ana');
  hall.do({ kind: 'speakers.start', speakerId: 's-ana' });
  hall.wait(minute).do({ kind: 'hall.end' });
  hall.wait(minute).do({ kind: 'question.answer_later', ...hall.seen('q3'), answer: 'Done.' });
  return hall;
}

const draft = (hall: Session) =>
  draftRecord(
    hall.state,
    {
      participants: { guests: 1, signedIn: 2, verified: 3 },
      nameOf: (id) => `Name of ${id}`,
      upvotesOf: () => 7,
      upvotesByOf: () => ({ guests: 4, signedIn: 2, verified: 1 }),
      resultsOf: (id) => pollTally(hall.poll(id), [{ answer: { options: ['a'] }, assurance: 'guest' }]),
    },
    hall.now,
  );

describe('the record of a hall', () => {
  it('has the questions as they were answered, put off and not reached', () => {
    const { questions } = draft(held());
    expect(questions.map(({ number, outcome }) => [number, outcome])).toEqual([
      [2, 'answered_spoken'],
      [7, 'answered_typed'],
      [3, 'answered_later'],
      [1, 'deferred'],
      [5, 'not_reached'],
    ]);
    expect(questions[0]).toMatchObject({ merged: [6], item: 'Item i1', askerName: 'Name of q2', upvotes: 7 });
    expect(questions[3]?.owed).toEqual({ owner: 'Roads', on: '2026-03-01' });
  });

  it('names no anonymous asker and holds no text that was never public', () => {
    const record = draft(held());
    expect(record.questions[1]?.askerName).toBeNull();
    expect(JSON.stringify(record)).not.toMatch(/612|shy/);
    expect(record.notTaken).toEqual([
      { reason: 'off_topic', count: 1 },
      { reason: 'no_time', count: 1 },
    ]);
  });

  it('has times spent, who spoke, polls that were opened and announcements', () => {
    const hall = held();
    const record = draft(hall);
    // A hand goes up a millisecond after all else.
    expect(record.agenda[0]?.spentMs).toBe(3 * minute + 1);
    expect(record.speakers).toMatchObject([{ name: 'Name of ana', inRoom: false, spokeMs: minute }]);
    expect(record.polls).toMatchObject([{ question: choice.question, results: { answers: 1 } }]);
    expect(record.announcements).toMatchObject([{ text: 'Tea at four' }]);
  });

  it('leaves out results that moderators chose not to show', () => {
    const hall = held();
    hall.do({ kind: 'poll.show_results', ...hall.seenPoll('p'), shown: false });
    expect(draft(hall).polls[0]?.results).toBeNull();
  });

  it('goes on taking answers to what is owed after it was published', () => {
    const hall = held();
    hall.do({ kind: 'hall.publish' }, officer);
    hall.do({ kind: 'question.answer_later', ...hall.seen('q1'), answer: 'Next week.' });
    expect(draft(hall).questions.find(({ number }) => number === 1)).toMatchObject({
      outcome: 'answered_later',
      owed: null,
    });
  });
});
