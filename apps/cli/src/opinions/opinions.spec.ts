import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Command } from 'commander';
import { opinionsCommand } from '../opinions.command.js';
import { Refusal } from '../refusal.js';

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'openhall-opinions-'));
});
afterEach(() => {
  rmSync(directory, { recursive: true, force: true });
});

const write = (files: Record<string, string | Buffer>): void => {
  for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
};

const run = async (...words: string[]): Promise<string> => {
  const written: string[] = [];
  const spy = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => written.push(String(text)) > 0);
  try {
    const program = new Command();
    opinionsCommand(program);
    await program.parseAsync(['opinions', directory, ...words], { from: 'user' });
  } finally {
    spy.mockRestore();
  }
  return written.join('');
};

const refusalOf = async (...words: string[]): Promise<string> => {
  const error: unknown = await run(...words).then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof Refusal)) throw new Error(`no refusal, but ${String(error)}`);
  return error.message.replaceAll(`${directory}/`, '').replaceAll(directory, '<directory>');
};

const comments = [
  'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body',
  '1,then,10,1,9,9,1,"Benches, in the ""park"""',
  '2,then,2,1,0,0,0,Trees',
  '3,then,3,1,0,0,-1,Spam',
  '',
].join('\n');
const voteHeader = 'timestamp,datetime,comment-id,voter-id,vote';
const votes = [
  voteHeader,
  '30,then,10,20,-1',
  '29,then,10,20,1',
  '10,then,10,3,1',
  '11,then,2,3,0',
  '12,then,2,100,-1',
  '',
].join('\n');

const jsonOf = (list: object[]): string => JSON.stringify(list, null, 2);
const jsonFiles = {
  'comments.json': jsonOf([
    { tid: 10, txt: 'Benches', mod: 1, is_meta: false },
    { tid: 2, txt: 'Trees', mod: 0, is_meta: false },
    { tid: 3, txt: 'Spam', mod: -1, is_meta: false },
  ]),
  'votes.json': jsonOf([
    { pid: 20, tid: 10, vote: -1, modified: '30' },
    { pid: 3, tid: 10, vote: 1, modified: 10 },
    { pid: 3, tid: 2, vote: 0, modified: '11' },
    { pid: 100, tid: 2, vote: -1, modified: '12' },
  ]),
};

describe('opinions of a published conversation', () => {
  it('are JSON in the agreed shape, with ids as in the files and in their order', async () => {
    write({ 'comments.csv': comments, 'votes.csv': votes });
    const result = JSON.parse(await run('--json')) as Record<string, unknown>;
    expect(Object.keys(result)).toEqual([
      'participants',
      'included',
      'statements',
      'components',
      'groups',
      'consensus',
      'groupAwareConsensus',
    ]);
    expect(result).toMatchObject({ participants: 3, included: 3, statements: 3 });
    expect(result['components']).toEqual([expect.any(Array), expect.any(Array)]);
    const groups = result['groups'] as {
      id: number;
      size: number;
      members: number[];
      representative: object[];
    }[];
    expect(groups.flatMap(({ members }) => members).sort((a, b) => a - b)).toEqual([3, 20, 100]);
    for (const { id, size, members, representative } of groups) {
      expect({ id, size }).toEqual({ id: expect.any(Number), size: members.length });
      expect(representative[0]).toMatchObject({ statement: expect.any(Number), stance: expect.any(String) });
    }
    expect(result['consensus']).toEqual({ agree: [], disagree: [] });
    expect(Object.keys(result['groupAwareConsensus'] as object)).toEqual(['2', '10']);
  });

  it('are the same from either format', async () => {
    write({ 'comments.csv': comments, 'votes.csv': votes });
    const fromCsv = await run('--json');
    rmSync(join(directory, 'votes.csv'));
    write(jsonFiles);
    expect(await run('--json')).toBe(fromCsv);
  });

  it('are a text that a terminal can show', async () => {
    const nasty = comments.replace('Trees', `"Tr\u001b[2Jees\n${'x'.repeat(10_000)}"`);
    write({ 'comments.csv': nasty, 'votes.csv': votes });
    const text = await run();
    expect(text).toMatch(/^3 people voted on 3 statements, 1 of them rejected; 3 are in a group\.$/m);
    expect(text).toContain('Benches, in the "park"');
    expect(text).not.toContain('Spam');
    expect(text).not.toContain('\u001b');
    expect(Math.max(...text.split('\n').map((line) => line.length))).toBeLessThan(160);
  });

  it('are said to be none where nobody has voted', async () => {
    write({ 'comments.csv': comments, 'votes.csv': `${voteHeader}\n` });
    expect(JSON.parse(await run('--json'))).toMatchObject({ participants: 0, groups: [] });
    expect(await run()).toMatch(/^0 people voted on 3 statements/);
  });

  it('come in as many groups as asked for', async () => {
    const people = Array.from({ length: 30 }, (_, person) =>
      [10, 2].map((id, column) => `1,then,${id},${person},${(Math.floor(person / 3 ** column) % 3) - 1}`),
    );
    write({ 'comments.csv': comments, 'votes.csv': [voteHeader, ...people.flat()].join('\n') });
    const { groups } = JSON.parse(await run('--json', '--groups', '4')) as { groups: object[] };
    expect(groups).toHaveLength(4);
  });
});

describe('broken files of a conversation', () => {
  it('are refused where they are missing', async () => {
    expect(await refusalOf()).toBe('<directory>: neither votes.csv nor votes.json is there.');
    write({ 'votes.csv': votes });
    expect(await refusalOf()).toBe('comments.csv: there is no such file.');
    const inside = directory;
    directory = join(directory, 'votes.csv');
    expect(await refusalOf()).toBe('<directory>: this is a file, not a directory.');
    directory = join(inside, 'gone');
    expect(await refusalOf()).toBe('<directory>: there is no such directory.');
    directory = inside;
  });

  it.each([
    ['99,then,2,3,2', 'votes.csv:7: vote: "2" is none of 1 (agree), -1 (disagree) or 0 (pass)'],
    ['99,then,2,3,', 'votes.csv:7: vote: "" is none of 1 (agree), -1 (disagree) or 0 (pass)'],
    ['soon,then,2,3,1', 'votes.csv:7: timestamp: "soon" is no time in milliseconds'],
    ['99,then,77,3,1', 'votes.csv:7: there is no statement 77 in comments.csv'],
    ['99,then,2,,1', 'votes.csv:7: voter-id is empty'],
    ['99,then,2,3', 'votes.csv:7: 4 columns instead of 5'],
    ['99,"then,2,3,1', 'votes.csv:7: a quote is opened and never closed'],
  ])('name the line of the row %s', async (row, reason) => {
    write({ 'comments.csv': comments, 'votes.csv': `${votes}${row}\n` });
    expect(await refusalOf()).toBe(reason);
  });

  it('name one line, and say how many more there are', async () => {
    write({ 'comments.csv': comments, 'votes.csv': `${votes}1,then,2,3,5\n1,then,2,3,6\n1,then,2,3,7\n` });
    expect(await refusalOf()).toMatch(/^votes\.csv:7: vote: "5" is .* \(and 2 more bad rows\)$/);
  });

  it('name what is wrong with statements', async () => {
    write({ 'votes.csv': votes, 'comments.csv': `${comments}4,then,2,1,0,0,1,Again\n` });
    expect(await refusalOf()).toBe('comments.csv:5: statement 2 is there twice');
    write({ 'comments.csv': comments.replace(',0,Trees', ',maybe,Trees') });
    expect(await refusalOf()).toBe('comments.csv:3: moderated: "maybe" is none of 1, 0 and -1');
    write({ 'comments.csv': comments.replace('moderated', 'm') });
    expect(await refusalOf()).toBe('comments.csv: the header lacks moderated.');
    write({ 'comments.csv': '' });
    expect(await refusalOf()).toBe('comments.csv: the file is empty.');
  });

  it.each([
    ['votes.json', '[\n  {\n    "pid": 1,,\n  }\n]', 'votes.json:3: this is no JSON from here on'],
    ['votes.json', '', 'votes.json:1: the file is empty'],
    ['votes.json', '{"a": 1}', 'votes.json:1: this is no list'],
    ['votes.json', '[\n  3\n]', 'votes.json:2: entry 1 is no object'],
    [
      'votes.json',
      Buffer.from([0x5b, 0xff, 0x5d]),
      'votes.json: not valid UTF-8. Save it as UTF-8 and try again.',
    ],
    [
      'comments.json',
      '[\n{"tid": 1, "mod": 1, "txt": "a ] , \\" b"},\n{"tid": 1}]',
      'comments.json:3: statement 1 is there twice',
    ],
    ['comments.json', '[{"tid": 1, "mod": 7, "txt": ""}]', 'comments.json:1: mod: 7 is none of 1, 0 and -1'],
    ['comments.json', '[{"tid": 1, "mod": 1}]', 'comments.json:1: txt is no text'],
    ['comments.json', '[{"mod": 1, "txt": ""}]', 'comments.json:1: tid is missing'],
  ])('name the line in %s', async (file, text, reason) => {
    write({ ...jsonFiles, [file]: text });
    expect(await refusalOf()).toBe(reason);
  });

  it('name the line of an entry that is no vote', async () => {
    const entries = [
      { pid: 1, tid: 2, vote: 1, modified: 1 },
      { pid: 1, tid: 2, vote: 'yes', modified: 1 },
    ];
    write({ ...jsonFiles, 'votes.json': jsonOf(entries) });
    expect(await refusalOf()).toBe('votes.json:8: vote: yes is none of 1 (agree), -1 (disagree) or 0 (pass)');
    write({ 'votes.json': jsonOf([{ pid: 1, tid: 9, vote: 1, modified: 1 }]) });
    expect(await refusalOf()).toBe('votes.json:2: there is no statement 9 in comments.json');
    write({ 'votes.json': jsonOf([{ pid: 1, tid: 2, vote: 1 }]) });
    expect(await refusalOf()).toBe('votes.json:2: modified: nothing is no time in milliseconds');
  });

  it('are not read where the number of groups is none', async () => {
    for (const number of ['1', '0', '2.5', 'two', '-3', '1000']) {
      expect(await refusalOf(`--groups=${number}`)).toBe(
        `--groups: "${number}" is no whole number from 2 to 20.`,
      );
    }
  });
});
