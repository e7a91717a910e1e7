import type { Command } from 'commander';
import { ProblemError } from '@openhall/api/common/problem';
import { IdentityService } from '@openhall/api/identity/identity.service';
import { limits } from '@openhall/contracts/limits';
import { openApplication } from './open.js';
import { Refusal } from './refusal.js';

/** `openhall admin create`: the first administrator, who invites everybody else. */
export function adminCommand(program: Command): void {
  program
    .command('admin')
    .description('accounts of administrators')
    .command('create')
    .description(
      'make an administrator, or raise an account to one; they sign in with a code sent to the address',
    )
    .argument('<email>', 'where sign-in codes are sent')
    .option('--name <name>', 'name shown', 'Administrator')
    .action(async (email: string, { name }: { name: string }) => {
      const opened = await openApplication('production');
      try {
        await opened.app
          .get(IdentityService, { strict: false })
          .createAdministrator(email, name)
          .catch((error: unknown) => {
            throw inWords(error, email, name);
          });
        process.stdout.write(
          `${email} is an administrator. Sign in at ${opened.environment.publicUrl.origin}/sign-in\n`,
        );
      } finally {
        await opened.close();
      }
    });
}

function inWords(error: unknown, email: string, name: string): unknown {
  if (!(error instanceof ProblemError)) return error;
  const field = error.extra.fields?.[0]?.field;
  if (field === 'email') return new Refusal(`"${email}" is no e-mail address.`);
  if (field === 'displayName')
    return new Refusal(`--name: "${name}" is no name; it needs letters, ${limits.displayName.max} at most.`);
  return error;
}
