import type { Command } from 'commander';
import { ProblemError } from '@openhall/api/common/problem';
import { ExportsService } from '@openhall/api/exports/exports.service';
import { writeExport } from './export/write-files.js';
import { costLine, costOf } from './import/import-report.js';
import { lockedInWords } from './import/locked.js';
import { openApplication } from './open.js';
import { Refusal } from './refusal.js';

/** `openhall export`: everything that was contributed to a consultation, as files. */
export function exportCommand(program: Command): void {
  program
    .command('export')
    .description(
      'write everything public of a consultation as CSV, JSON and JSON Lines; a server may run meanwhile',
    )
    .argument('<slug>', 'address of the consultation')
    .argument('<directory>', 'where the files go; files of the same names are replaced')
    .option('--json', 'print the counts as JSON')
    .action(run);
}

async function run(slug: string, directory: string, { json = false }: { json?: boolean }): Promise<void> {
  const began = performance.now();
  const opened = await openApplication('production').catch(lockedInWords);
  try {
    const counts = await opened.app
      .get(ExportsService, { strict: false })
      .atOneInstant(slug, (source) => writeExport(source, directory));
    // Each table is written in three formats.
    const rows = Object.values(counts).reduce((sum, count) => sum + count, 0);
    const cost = costOf(3 * rows, performance.now() - began);
    const text = json
      ? JSON.stringify({ ok: true, slug, directory, ...counts, ...cost })
      : `${counts['proposals']} proposals and ${counts['comments']} comments in ${directory}\n${costLine(cost)}`;
    process.stdout.write(`${text}\n`);
  } catch (error) {
    if (!(error instanceof ProblemError && error.code === 'not_found')) throw error;
    throw new Refusal(`There is no consultation "${slug}".`);
  } finally {
    await opened.close();
  }
}
