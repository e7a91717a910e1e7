import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { dirname, join } from 'node:path';
import { pinning } from './processes.mjs';

/** The machine that the numbers belong to. */
export function machine() {
  const [cpu] = cpus();
  return {
    processor: `${cpus().length} × ${cpu.model}`,
    memory: `${Math.round(totalmem() / 2 ** 30)} GiB`,
    system: `${process.platform} ${release()} ${process.arch}`,
    node: process.version,
    pinning,
  };
}

/** The middle of some numbers, and the smallest and largest. */
export function summary(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const median = sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  return { median, least: sorted[0], most: sorted.at(-1) };
}

/**
 * A row of the table. `arms` are `{name, value, unit, range?}`; `goal` is `{ratio}` of the first two arms or `{value}`
 * of the first, each with `at: 'least' | 'most'`.
 */
export function row(measure, arms, goal) {
  const [first, second] = arms;
  const ratio = second === undefined ? undefined : first.value / second.value;
  if (!goal) return { measure, arms, ratio };
  const judged = goal.ratio === undefined ? first.value : ratio;
  const bound = goal.ratio ?? goal.value;
  const met = goal.at === 'least' ? judged >= bound : judged <= bound;
  return { measure, arms, ratio, goal: `${goal.at === 'least' ? '≥' : '≤'} ${bound}`, met };
}

/** A row for what could not be measured here, with the reason. */
export function skipped(measure, reason) {
  return { measure, arms: [], skipped: reason };
}

const digits = (value) => (value >= 100 ? 0 : value >= 10 ? 1 : 2);
const number = (value) =>
  value.toLocaleString('en', { maximumFractionDigits: Number.isInteger(value) ? 0 : digits(value) });

function armText({ name, value, unit, range }) {
  const spread = range ? ` (${number(range.least)}–${number(range.most)})` : '';
  return `${name} ${number(value)} ${unit}${spread}`;
}

function cells({ measure, arms, ratio, goal, met, skipped: reason }) {
  return [
    measure,
    reason ? `skipped: ${reason}` : arms.map(armText).join(' · '),
    ratio === undefined ? '' : number(ratio),
    goal ?? '',
    met === undefined ? '' : met ? 'yes' : 'MISSED',
  ];
}

/** Prints the rows as one table below the machine's facts. */
export function print(rows) {
  console.log(`\n${Object.values(machine()).join(' · ')}\n`);
  const table = [['measure', 'arms: median (range)', 'ratio', 'goal', 'met?'], ...rows.map(cells)];
  const widths = table[0].map((_, column) => Math.max(...table.map((line) => line[column].length)));
  for (const line of table) {
    console.log(
      line
        .map((cell, column) => cell.padEnd(widths[column]))
        .join('  ')
        .trimEnd(),
    );
  }
}

/** Keeps the rows beside earlier ones; returns the file. */
export function keep(rows) {
  const at = new Date().toISOString();
  const file = join(import.meta.dirname, 'results', `${at.replaceAll(':', '-').slice(0, 19)}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ at, machine: machine(), rows }, null, 2)}\n`);
  return file;
}
