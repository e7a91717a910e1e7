import { randomUUID as uuid } from 'node:crypto';

const minute = 60;
const options = ['Trees', 'Benches', 'Buses', 'Nothing'].map((label, index) => ({ id: `o${index}`, label }));
const captionWords = [
  'good evening everybody and welcome to the town hall about the market square',
  'the first question is about the trees and who waters them in the first summer',
  'we have asked three firms for a price and the middle one is forty thousand a year',
  'no the buses will go on stopping at the corner while the works last',
  'that is a fair point and I will take it to the committee on Thursday',
];

/** What happens in two hours, as `{at, does, …}` in the order of time (seconds); the same in every run. */
export function programme(people, chance) {
  const acts = [];
  const add = (at, does, more = {}) => acts.push({ at, does, ...more });
  const between = (from, to) => from + chance() * (to - from);
  const somebody = () => 1 + Math.floor(chance() * (people - 1));
  // The one who is measured is there from the first to the last minute.
  add(0, 'come', { person: 0 });
  for (let person = 1; person < people; person += 1) {
    const arrives = between(0, 15 * minute) * (0.4 + 0.6 * chance());
    const leaves = between(100 * minute, 119 * minute);
    add(arrives, 'come', { person });
    // A phone sleeps now and then.
    for (let times = 0; times < 3; times += 1) {
      const sleeps = between(arrives + minute, leaves - 5 * minute);
      add(sleeps, 'go', { person });
      add(sleeps + between(10, 120), 'come', { person });
    }
    add(leaves, 'go', { person });
  }
  for (const at of [25, 55, 85].map((minutes) => minutes * minute)) add(at, 'nap', { person: 0 });
  for (let count = 0; count < people * 0.3; count += 1)
    add(between(2, 100) * minute * (0.5 + 0.5 * chance()), 'ask', { person: count < 2 ? 0 : somebody() });
  for (let count = 0; count < people * 12; count += 1)
    add(between(5, 115) * minute, 'upvote', { person: count % people, dice: chance() });
  for (let at = 5 * minute; at < 115 * minute; at += 4)
    add(at, 'caption', { text: captionWords[Math.floor(chance() * captionWords.length)] });
  for (let item = 0; item < 5; item += 1) add((5 + item * 22) * minute, 'item', { item });
  for (let at = 10 * minute; at < 112 * minute; at += 2.5 * minute) add(at, 'answer');
  for (let at = 12 * minute; at < 110 * minute; at += 7 * minute) add(at, 'refuse');
  for (const minutes of [15, 35, 50, 70, 90, 105]) {
    const pollId = uuid();
    const poll = {
      ...{ kind: 'single', question: 'What matters most to you?', lang: 'en', options },
      ...{ maxPicks: null, scale: null, hideUntilClosed: false },
    };
    add(minutes * minute - 20, 'poll', { pollId, poll });
    for (let person = 0; person < people * 0.7; person += 1)
      add(minutes * minute + between(1, 85), 'vote', { person, pollId, option: options[person % 4].id });
    add(minutes * minute + 90, 'close', { pollId });
  }
  for (let count = 0; count < 15; count += 1) {
    add((12 + count * 6) * minute, 'hand', { person: somebody() });
    add((13 + count * 6) * minute, 'speak');
    add((15 + count * 6) * minute, 'spoken');
  }
  for (const minutes of [6, 30, 60, 95, 115]) add(minutes * minute, 'announce');
  return acts.sort((a, b) => a.at - b.at);
}
