import type { Command } from 'commander';
import { readEnvironment } from '@openhall/api/config/environment';
import { workAlone } from './alone.js';
import { fillDemo } from './demo/content.js';
import { demoHallCommand } from './demo-hall.command.js';
import { startServing } from './serve.command.js';

/** `openhall demo`: a database of its own, filled once with believable content, and the product on top. */
export function demoCommand(program: Command): void {
  const demo = program
    .command('demo')
    .description('fill an empty demo database of its own and serve it on PORT')
    .action(async () => {
      const environment = readEnvironment('demo');
      workAlone(environment, 'demo');
      await fillDemo((line) => process.stdout.write(`${line}\n`));
      await startServing(environment);
      const address = environment.publicUrl.origin;
      process.stdout.write(
        [
          '',
          `  Openhall is open at ${address}`,
          '',
          '  Try it as resident, moderator, officer or administrator: the buttons are on the home page.',
          `  Sign-in codes land at ${address}/demo/outbox (no mail leaves this machine).`,
          '  Stop with Ctrl+C. Starting again is quick and keeps what you did.',
          '',
        ].join('\n'),
      );
    });
  demoHallCommand(demo);
}
