import type { Command } from 'commander';
import { analyseOpinions } from '@openhall/domain/opinions';
import { matrixOf } from './opinions/conversation.js';
import { opinionsJson, opinionsLines } from './opinions/opinions-report.js';
import { readConversation } from './opinions/read-conversation.js';
import { Refusal } from './refusal.js';

const mostGroups = 20;

/** `openhall opinions`: opinion groups, what they stand for and what unites them, of a published conversation. */
export function opinionsCommand(program: Command): void {
  program
    .command('opinions')
    .description('find the opinion groups of a conversation published as files; needs no database')
    .argument('<directory>', 'folder with votes.csv and comments.csv, or with votes.json and comments.json')
    .option('--groups <number>', 'so many groups, instead of the number that fits best')
    .option('--json', 'print the result as JSON')
    .action(run);
}

async function run(directory: string, options: { groups?: string; json?: boolean }): Promise<void> {
  const groups = options.groups === undefined ? undefined : groupsIn(options.groups);
  const conversation = await readConversation(directory);
  const analysis = analyseOpinions(matrixOf(conversation), { groups });
  const text = options.json
    ? JSON.stringify(opinionsJson(analysis, conversation.statements))
    : opinionsLines(analysis, conversation.statements).join('\n');
  process.stdout.write(`${text}\n`);
}

function groupsIn(text: string): number {
  const groups = Number(text);
  if (/^\d+$/.test(text) && groups >= 2 && groups <= mostGroups) return groups;
  throw new Refusal(`--groups: "${text}" is no whole number from 2 to ${mostGroups}.`);
}
