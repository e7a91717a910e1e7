import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Rational } from '../rational.js';
import type { PabulibElection } from './pabulib-format.js';
import { readPabulib } from './pabulib-read.js';
import { writePabulib } from './pabulib-write.js';

interface Parts {
  meta?: string[];
  projects?: string[];
  votes?: string[];
}

const file = ({
  meta = ['key;value', 'budget;100', 'vote_type;approval'],
  projects = ['project_id;cost;name', '1;60;Trees', '2;40;Benches'],
  votes = ['voter_id;vote', 'v1;1', 'v2;1,2'],
}: Parts = {}): string => ['META', ...meta, 'PROJECTS', ...projects, 'VOTES', ...votes, ''].join('\n');

function read(text: string): PabulibElection {
  const reading = readPabulib(text);
  if (!reading.ok) throw new Error(JSON.stringify(reading.error));
  return reading.election;
}

const fault = (text: string) => {
  const reading = readPabulib(text);
  return reading.ok ? null : [reading.error.line, reading.error.code, reading.error.subject];
};

const typed = (voteType: string, votes: string[], ...more: string[]) =>
  file({ meta: ['key;value', 'budget;100', `vote_type;${voteType}`, ...more], votes });
const points = (text: string) => read(text).ballots.map((ballot) => ballot.points);

describe('a Pabulib file', () => {
  it('gives budget, projects and ballots in their order', () => {
    const election = read(file());
    expect(election.budget.toString()).toBe('100');
    expect(election.projects.map(({ id, name, cost }) => [id, name, cost.toString()])).toEqual([
      ['1', 'Trees', '60'],
      ['2', 'Benches', '40'],
    ]);
    expect(election.ballots).toEqual([
      { count: 1, points: { 1: 1 } },
      { count: 1, points: { 1: 1, 2: 1 } },
    ]);
    expect(election.voters).toEqual(['v1', 'v2']);
    expect(election.selected).toBeNull();
  });

  it('may have quoted fields, Windows line ends, a byte-order mark, empty lines and ids with a slash', () => {
    const text = file({
      projects: ['project_id;cost;name;selected', 'a/1;60;"Trees; and ""shade""";1', '2;40;"Two\nlines";0'],
      votes: ['voter_id;vote', '', '"v1";"a/1,2"'],
    });
    const election = read(`\uFEFF${text.replaceAll('\n', '\r\n')}`);
    expect(election.projects.map(({ id, name }) => [id, name])).toEqual([
      ['a/1', 'Trees; and "shade"'],
      ['2', 'Two\r\nlines'],
    ]);
    expect(election.ballots).toEqual([{ count: 1, points: { 'a/1': 1, 2: 1 } }]);
    expect(election.selected).toEqual(['a/1']);
  });

  it('may have costs with decimals', () => {
    const projects = ['project_id;cost', '1;12.50', '2;0,25'];
    expect(read(file({ projects })).projects.map(({ cost }) => cost.toString())).toEqual(['25/2', '1/4']);
  });

  it('may have empty ballots, which count as voters', () => {
    expect(points(file({ votes: ['voter_id;vote', 'v1;', 'v2'] }))).toEqual([{}, {}]);
  });

  it('may have ballots of every type', () => {
    const votes = ['voter_id;vote;points', 'v1;2,1;5,3'];
    expect(points(typed('cumulative', votes))).toEqual([{ 2: 5, 1: 3 }]);
    expect(points(typed('scoring', ['voter_id;vote;points', 'v1;2,1;5,0']))).toEqual([{ 2: 5 }]);
    expect(points(typed('ordinal', votes))).toEqual([{ 2: 5, 1: 3 }]);
    expect(points(typed('choose-1', ['voter_id;vote', 'v1;2']))).toEqual([{ 2: 1 }]);
  });

  it("gives ordinal ballots without points Borda's", () => {
    const votes = ['voter_id;vote', 'v1;2,1', 'v2;1'];
    expect(points(typed('ordinal', votes, 'max_length;3'))).toEqual([{ 2: 3, 1: 2 }, { 1: 3 }]);
    expect(points(typed('ordinal', votes))).toEqual([{ 2: 2, 1: 1 }, { 1: 2 }]);
  });

  it('is the same when it is written and read again', () => {
    const word = fc.stringMatching(/^[a-zA-Z0-9 ;"/'\n]{1,12}$/).map((text) => text.trim() || 'x');
    const elections = fc.uniqueArray(word, { minLength: 1, maxLength: 5 }).chain((ids) =>
      fc.record({
        ids: fc.constant(ids),
        names: fc.tuple(...ids.map(() => word)),
        costs: fc.tuple(...ids.map(() => fc.integer({ min: 1, max: 10_000_000 }))),
        ballots: fc.array(fc.subarray(ids), { maxLength: 5 }),
        selected: fc.option(fc.subarray(ids)),
      }),
    );
    fc.assert(
      fc.property(elections, ({ ids, names, costs, ballots, selected }) => {
        const election: PabulibElection = {
          budget: Rational.of(500, 4),
          projects: ids.map((id, index) => ({
            id,
            name: names[index]!,
            cost: Rational.of(costs[index]!, 1000),
          })),
          ballots: ballots.map((list) => ({
            count: 1,
            points: Object.fromEntries(list.map((id) => [id, 1])),
          })),
          voters: ballots.map((_, index) => `v${index}`),
          voteType: 'approval',
          meta: [],
          selected,
        };
        const again = read(writePabulib(election));
        expect(JSON.stringify({ ...again, meta: [] })).toBe(JSON.stringify(election));
        expect(again.meta).toContainEqual({ key: 'budget', value: '125' });
      }),
    );
  });

  it('is written with as many rows as there are equal ballots', () => {
    const election = read(typed('cumulative', ['voter_id;vote;points', 'v1;1,2;2,3']));
    const text = writePabulib({ ...election, ballots: [{ count: 2, points: { 1: 2, 2: 3 } }] });
    expect(text).toContain('v1-1;2,1;3,2\nv1-2;2,1;3,2\n');
    expect(() => writePabulib({ ...election, budget: Rational.of(1, 3) })).toThrow(RangeError);
  });
});

describe('a broken Pabulib file', () => {
  it('names the line, and what is wrong with it', () => {
    const projects = (...rows: string[]) => fault(file({ projects: ['project_id;cost;name', ...rows] }));
    const votes = (...rows: string[]) => fault(file({ votes: ['voter_id;vote', ...rows] }));
    expect(fault('')).toEqual([1, 'empty', '']);
    expect(fault('hello\n')).toEqual([1, 'outside-section', 'hello']);
    expect(fault('META\nkey;value\nPROJECTS\nproject_id;cost\n')).toEqual([4, 'section-missing', 'VOTES']);
    expect(fault(`${file()}META\n`)).toEqual([13, 'section-repeated', 'META']);
    expect(fault(file({ meta: ['key'] }))).toEqual([2, 'column-missing', 'value']);
    expect(fault(file({ meta: [] }))).toEqual([1, 'column-missing', 'key']);
    expect(fault(file({ meta: ['key;value;key'] }))).toEqual([2, 'column-repeated', 'key']);
    expect(fault(file({ meta: ['key;value', 'budget;1', 'budget;1'] }))).toEqual([
      4,
      'key-repeated',
      'budget',
    ]);
    expect(fault(file({ meta: ['key;value', 'vote_type;approval'] }))).toEqual([1, 'key-missing', 'budget']);
    expect(fault(file({ meta: ['key;value', 'budget;'] }))).toEqual([3, 'value-missing', 'budget']);
    expect(fault(typed('guessing', ['voter_id;vote']))).toEqual([4, 'vote-type-unknown', 'guessing']);
    expect(projects('1;60;a', '1;40;b')).toEqual([8, 'project-repeated', '1']);
    expect(projects(';60;a')).toEqual([7, 'value-missing', 'project_id']);
    expect(projects('1;;a')).toEqual([7, 'value-missing', 'cost']);
    expect(projects('1;60;a;b')).toEqual([7, 'field-count', '4/3']);
    expect(projects('1;60;"a')).toEqual([7, 'quote-unclosed', 'a']);
    expect(projects('1;60;"a"b')).toEqual([7, 'quote-misplaced', 'b']);
    for (const wrong of ['sixty', '-1', '0', '1e3', '1 000', '1.2345678', 'Infinity', '0x10', '1.000,5']) {
      expect(projects(`1;${wrong};a`)).toEqual([7, 'number-wrong', wrong]);
    }
    expect(votes('v1;3')).toEqual([11, 'project-unknown', '3']);
    expect(votes('v1;1', 'v1;2')).toEqual([12, 'voter-repeated', 'v1']);
    expect(votes('v1;1,1')).toEqual([11, 'vote-repeats-project', '1']);
    expect(votes(';1')).toEqual([11, 'value-missing', 'voter_id']);
  });

  it('names ballots that do not fit their type', () => {
    const at = (voteType: string, row: string, ...more: string[]) =>
      fault(typed(voteType, ['voter_id;vote;points', row], ...more));
    expect(at('choose-1', 'v1;1,2;')).toEqual([11, 'too-many-projects', '2/1']);
    expect(at('ordinal', 'v1;1,2;', 'max_length;1')).toEqual([12, 'too-many-projects', '2/1']);
    expect(at('cumulative', 'v1;1,2;')).toEqual([11, 'points-count', '0/2']);
    expect(at('scoring', 'v1;1,2;3')).toEqual([11, 'points-count', '1/2']);
    expect(at('scoring', 'v1;1,2;3,-1')).toEqual([11, 'number-wrong', '-1']);
    expect(at('scoring', 'v1;1,2;3,1.5')).toEqual([11, 'number-wrong', '1.5']);
  });

  it('is one that was cut off, where it says how much it should hold', () => {
    const meta = ['key;value', 'budget;100', 'vote_type;approval'];
    expect(fault(file({ meta: [...meta, 'num_votes;3'] }))).toEqual([5, 'count-differs', 'num_votes 3/2']);
    expect(fault(file({ meta: [...meta, 'num_projects;1'] }))).toEqual([
      5,
      'count-differs',
      'num_projects 1/2',
    ]);
  });

  it('counts lines within quoted fields', () => {
    const projects = ['project_id;cost;name', '1;60;"a\nb\nc"', '1;60;d'];
    expect(fault(file({ projects }))).toEqual([10, 'project-repeated', '1']);
  });

  it('never ends in anything but a reading or a named fault', () => {
    const pieces = fc.constantFrom(...file().split(/(?<=[;\n,])/), '"', ';', '\n', ',', '\r', 'META\n', '9');
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 60 }), (parts) => {
        const reading = readPabulib(parts.join(''));
        if (!reading.ok) expect(reading.error.line).toBeGreaterThanOrEqual(1);
      }),
      { numRuns: 1000 },
    );
  });
});
