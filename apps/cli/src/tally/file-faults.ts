import type { PabulibError, RankedFileFault, RankedFileProblem } from '@openhall/domain/voting';
import { printable } from './printable.js';

type Sentence = (subject: string) => string;

const longest = 60;

function quoted(text: string): string {
  const letters = [...printable(text)];
  if (letters.length === 0) return 'nothing';
  return letters.length > longest ? `"${letters.slice(0, longest).join('')}…"` : `"${letters.join('')}"`;
}

const ranked: Record<RankedFileFault, Sentence> = {
  'empty-file': () => 'the file is empty',
  'unexpected-end': () => 'the file ends here, but more must follow',
  'unclosed-quote': () => 'a quotation mark is never closed',
  'text-after-quote': (subject) => `${quoted(subject)} follows a closing quotation mark`,
  header: (subject) => `the first line must be count,rank1,rank2,…, but has ${quoted(subject)}`,
  'numbers-of-options-and-seats': (subject) =>
    `the file must begin with the numbers of options and of seats, but begins with ${quoted(subject)}`,
  'too-many-options': (subject) => `${subject} options are more than a ballot can hold`,
  'withdrawn-option': (subject) => `${subject} withdraws an option that there is not`,
  count: (subject) =>
    `a line must begin with how many ballots it is, from 1, but begins with ${quoted(subject)}`,
  ranking: (subject) => `${quoted(subject)} is no option's number`,
  'no-end-of-ballot': () => 'the ballot does not end with 0',
  'no-such-option': (subject) => `there is no option ${subject}`,
  'too-many-cells': (subject) => `${quoted(subject)} is beyond the last rank of the header`,
  'option-name': (subject) => `a quoted name of an option must stand here, but there is ${quoted(subject)}`,
  'option-named-twice': (subject) => `two options have the name ${quoted(subject)}`,
  title: (subject) => `a quoted title must stand here, but there is ${quoted(subject)}`,
  'text-after-end': (subject) => `nothing may follow the title, but there is ${quoted(subject)}`,
};

/** What is wrong with a file of ranked ballots, in words. */
export function rankedFaultInWords({ code, subject }: RankedFileProblem): string {
  return ranked[code](subject);
}

const budgets: Record<PabulibError['code'], Sentence> = {
  empty: () => 'the file is empty',
  'section-missing': (subject) => `the section ${subject} is missing`,
  'section-repeated': (subject) => `the section ${subject} is there twice`,
  'outside-section': (subject) => `${quoted(subject)} stands before any section`,
  'column-missing': (subject) => `the column ${subject} is missing`,
  'column-repeated': (subject) => `the column ${subject} is there twice`,
  'field-count': (subject) => `the line has more or fewer fields than its header: ${subject}`,
  'quote-unclosed': () => 'a quotation mark is never closed',
  'quote-misplaced': () => 'a quotation mark stands in the middle of a field',
  'key-repeated': (subject) => `${quoted(subject)} is said twice`,
  'key-missing': (subject) => `${quoted(subject)} is not said anywhere in META`,
  'value-missing': (subject) => `${quoted(subject)} has no value`,
  'number-wrong': (subject) => `${quoted(subject)} is no number that can stand here`,
  'vote-type-unknown': (subject) => `the vote type ${quoted(subject)} is unknown`,
  'project-repeated': (subject) => `the project ${quoted(subject)} is there twice`,
  'project-unknown': (subject) => `there is no project ${quoted(subject)}`,
  'voter-repeated': (subject) => `the voter ${quoted(subject)} is there twice`,
  'vote-repeats-project': (subject) => `the ballot names the project ${quoted(subject)} twice`,
  'too-many-projects': (subject) => `the ballot names more projects than it may: ${subject}`,
  'points-count': (subject) => `the ballot has more or fewer points than projects: ${subject}`,
  'count-differs': (subject) => `META and the lines of the file do not agree: ${subject}`,
};

/** What is wrong with a Pabulib file, in words. */
export function budgetFaultInWords({ code, subject }: PabulibError): string {
  return budgets[code](subject);
}
