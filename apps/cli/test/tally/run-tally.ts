import { jest } from '@jest/globals';
import { Command } from 'commander';
import { tallyCommand } from '../../src/tally.command.js';
import type { TallyReport } from '../../src/tally/tally-report.js';

/** What `openhall tally` prints. */
export async function printed(...words: string[]): Promise<string> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  tallyCommand(program);
  program.commands.forEach((command) =>
    command.exitOverride().configureOutput({ writeErr: () => undefined }),
  );
  const lines: string[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    lines.push(String(text));
    return true;
  });
  try {
    await program.parseAsync(['tally', ...words], { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return lines.join('');
}

/** What `openhall tally --json` prints, read back. */
export async function tallied(...words: string[]): Promise<TallyReport> {
  return JSON.parse(await printed(...words, '--json')) as TallyReport;
}
