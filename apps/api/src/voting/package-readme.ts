import { m } from '@openhall/messages/catalogue';
import type { PackagedVote } from '@openhall/domain/verification';

/** What a journalist needs to know to check the package, in the languages that we ship. */
export function packageReadme(vote: PackagedVote, fingerprint: string): string {
  const parts = (['en', 'es'] as const).map((locale) =>
    m.result_package_readme(
      { question: vote.question, council: vote.council, origin: vote.origin, fingerprint },
      { locale },
    ),
  );
  return `${parts.join('\n\n---\n\n')}\n`;
}
