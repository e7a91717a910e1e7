import { Option } from 'commander';
import type { Command } from 'commander';
import { slugOf } from '@openhall/domain/text';
import { readFiles } from './import/checked-files.js';
import { decideMadrid } from './import/decide-madrid.js';
import { decidim } from './import/decidim.js';
import { openForDryRun } from './import/dry-run.js';
import { badRowLines, costOf, importLines } from './import/import-report.js';
import { BadRows, importProposals } from './import/import-proposals.js';
import type { ImportRequest } from './import/import-proposals.js';
import { presetFromMapping } from './import/mapping.js';
import { openhallFiles } from './import/openhall-files.js';
import type { Preset } from './import/preset.js';
import { lockedInWords } from './import/locked.js';
import { importStatementsCommand } from './import-statements.command.js';
import { openApplication } from './open.js';
import { Refusal } from './refusal.js';

const presets = { 'decide-madrid': decideMadrid, decidim, openhall: openhallFiles };
const previewed = 3;

interface Options {
  preset?: keyof typeof presets;
  mapping?: string;
  preview?: boolean;
  comments?: string;
  consultation: string;
  dryRun?: boolean;
  skipBad?: boolean;
  json?: boolean;
}

/** `openhall import`: contributions of another platform. */
export function importCommand(program: Command): void {
  const imports = program.command('import').description('bring in what was contributed elsewhere');
  importStatementsCommand(imports);
  imports
    .command('proposals')
    .description('proposals, and comments if there are any; no server needs to run. Twice adds nothing.')
    .argument('<file>', 'CSV file of proposals')
    .option('--comments <file>', 'CSV file of comments')
    .addOption(
      new Option('--preset <name>', 'format of the files').choices(Object.keys(presets)).conflicts('mapping'),
    )
    .option('--mapping <file>', 'JSON file that says which columns hold what, for any other format')
    .option('--preview', 'show the first rows as they would be taken, and write nothing')
    .requiredOption(
      '--consultation <slug>',
      'address of the consultation; made, published and over, if there is none',
    )
    .option('--dry-run', 'say what would happen, and write nothing')
    .option('--skip-bad', 'leave out bad rows instead of refusing the whole import')
    .option('--json', 'print the outcome as JSON')
    .action(run);
}

async function run(proposalsFile: string, options: Options): Promise<void> {
  const { comments, consultation: slug, dryRun = false, skipBad = false, json = false } = options;
  if (slug !== slugOf(slug))
    throw new Refusal(`--consultation: "${slug}" is no address; "${slugOf(slug)}" would be.`);
  const preset = await presetOf(options);
  if (options.preview) return preview(proposalsFile, comments ?? null, preset);
  const began = performance.now();
  const opened = await (dryRun ? openForDryRun() : openApplication('production', { alone: 'import' })).catch(
    lockedInWords,
  );
  try {
    const request: ImportRequest = {
      preset,
      proposalsFile,
      commentsFile: comments ?? null,
      slug,
      dryRun,
      skipBad,
    };
    const outcome = await importProposals(opened, request, (line) => process.stderr.write(`${line}\n`)).catch(
      lockedInWords,
    );
    process.stderr.write(
      badRowLines(outcome.bad)
        .map((line) => `${line}\n`)
        .join(''),
    );
    const cost = costOf(outcome.proposals.read + outcome.comments.read, performance.now() - began);
    const text = json
      ? JSON.stringify({ ok: true, slug, dryRun, ...outcome, ...cost })
      : importLines(outcome, slug, dryRun, cost).join('\n');
    process.stdout.write(`${text}\n`);
  } catch (error) {
    if (!(error instanceof BadRows)) throw error;
    process.stderr.write(
      badRowLines(error.rows)
        .map((line) => `${line}\n`)
        .join(''),
    );
    if (json) process.stdout.write(`${JSON.stringify({ ok: false, slug, dryRun, bad: error.rows })}\n`);
    throw new Refusal(
      `${error.rows.length} bad ${error.rows.length === 1 ? 'row' : 'rows'}: nothing was imported. Correct them, or leave them out with --skip-bad.`,
    );
  } finally {
    await opened.close();
  }
}

async function presetOf({ preset, mapping }: Options): Promise<Preset> {
  if (mapping !== undefined) return presetFromMapping(mapping);
  if (preset === undefined)
    throw new Refusal('Name the format with --preset, or describe it with --mapping.');
  return presets[preset];
}

/** The first rows as they would be taken, and the rows that would not. */
async function preview(proposalsFile: string, commentsFile: string | null, preset: Preset): Promise<void> {
  const everyProposal = (keys: string[]): Promise<ReadonlySet<string>> => Promise.resolve(new Set(keys));
  const { proposals, comments, bad } = await readFiles(preset, proposalsFile, commentsFile, everyProposal);
  const shown = { proposals: proposals.slice(0, previewed), comments: comments.slice(0, previewed) };
  process.stdout.write(`${JSON.stringify(shown, null, 2)}\n`);
  process.stdout.write(`${proposals.length} proposals and ${comments.length} comments can be taken.\n`);
  for (const line of badRowLines(bad)) process.stderr.write(`${line}\n`);
}
