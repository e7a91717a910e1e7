import type { Command } from 'commander';
import { slugOf } from '@openhall/domain/text';
import { importStatements } from './import/import-statements.js';
import { lockedInWords } from './import/locked.js';
import { openApplication } from './open.js';
import { readConversation } from './opinions/read-conversation.js';
import { Refusal } from './refusal.js';

interface Options {
  consultation: string;
  question: string;
  lang: string;
  json?: boolean;
}

/** `openhall import statements`: a conversation of statements and votes, as Polis publishes them. */
export function importStatementsCommand(imports: Command): void {
  imports
    .command('statements')
    .description('statements and the votes on them; no server needs to run. Twice adds nothing.')
    .argument('<directory>', 'folder of a published conversation: CSV files or full-output JSON')
    .requiredOption(
      '--consultation <slug>',
      'address of the consultation; made, published and over, if there is none',
    )
    .requiredOption('--question <text>', 'what the statements answer')
    .option('--lang <tag>', 'language of the statements', 'en')
    .option('--json', 'print the outcome as JSON')
    .action(run);
}

async function run(directory: string, { consultation: slug, question, lang, json = false }: Options) {
  if (slug !== slugOf(slug))
    throw new Refusal(`--consultation: "${slug}" is no address; "${slugOf(slug)}" would be.`);
  const conversation = await readConversation(directory);
  const opened = await openApplication('production', { alone: 'import' }).catch(lockedInWords);
  try {
    const outcome = await importStatements(opened, conversation, { slug, question, lang }).catch(
      lockedInWords,
    );
    const { consultationCreated, added, roundId, statements, participants, votes } = outcome;
    const lines = [
      `Consultation "${slug}" ${consultationCreated ? 'made' : 'was there'}.`,
      `${statements} statements, ${participants} people, ${votes} votes ${added ? 'added' : 'were there'}.`,
      `The map: /statements/${roundId}/map`,
    ];
    process.stdout.write(`${json ? JSON.stringify({ ok: true, slug, ...outcome }) : lines.join('\n')}\n`);
  } finally {
    await opened.close();
  }
}
