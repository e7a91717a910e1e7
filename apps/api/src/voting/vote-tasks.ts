import type { KeyObject } from 'node:crypto';
import { sign } from 'node:crypto';
import { zipSync, type Zippable } from 'fflate';
import { utf8 } from '@openhall/domain/transparency';
import { writePackage, type PackageContents } from '@openhall/domain/verification';
import {
  countVote,
  marginOfVote,
  type BallotContent,
  type ChangeMargin,
  type VoteCount,
  type VoteOption,
  type VoteRules,
} from '@openhall/domain/voting';

/** Ballots to be counted, as canonical texts. */
export interface CountTask {
  kind: 'count';
  rules: VoteRules;
  options: readonly VoteOption[];
  contents: readonly string[];
}

/** A package to be written. */
export interface PackageTask {
  kind: 'package';
  contents: PackageContents;
  key: KeyObject;
}

/** What takes long where there are many ballots, and what comes of it. */
export interface VoteTasks {
  count: [task: CountTask, outcome: { count: VoteCount; margin: ChangeMargin | null }];
  package: [task: PackageTask, outcome: { files: Map<string, string>; zip: Uint8Array }];
}

/** The earliest date that a ZIP file can hold: the same package is the same file whenever it is made. */
const firstZipDate = new Date(1980, 0, 1, 12);

/** Does a task, at once. It runs in a thread of its own where there are many ballots. */
export function doTask(task: CountTask | PackageTask): VoteTasks['count'][1] | VoteTasks['package'][1] {
  return task.kind === 'count' ? count(task) : write(task);
}

function count({ rules, options, contents }: CountTask): VoteTasks['count'][1] {
  const ballots = contents.map((content) => JSON.parse(content) as BallotContent);
  return { count: countVote(rules, options, ballots), margin: marginOfVote(rules, options, ballots) };
}

function write({ contents, key }: PackageTask): VoteTasks['package'][1] {
  const files = writePackage(contents, (message) => new Uint8Array(sign(null, message, key)));
  const entries: Zippable = {};
  for (const [name, text] of files) entries[name] = [utf8(text), { mtime: firstZipDate, level: 6 }];
  return { files, zip: zipSync(entries) };
}
