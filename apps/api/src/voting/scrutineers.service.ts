import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { baseLocale, isLocale, m } from '@openhall/messages/catalogue';
import { fingerprintOf, readVerifierKey } from '@openhall/domain/transparency';
import type { Environment } from '../config/environment.js';
import { ENVIRONMENT } from '../config/environment.module.js';
import { SecretService } from '../identity/secret.service.js';
import { MailService } from '../mail/mail.service.js';
import { SettingsService } from '../settings/settings.service.js';
import type { Scrutineer, VoteHead } from './votes.repository.js';

/** The people who count a confidential vote again: each gets a link by mail, and is known by the token in it. */
@Injectable()
export class Scrutineers {
  constructor(
    private readonly hashes: SecretService,
    private readonly mail: MailService,
    private readonly settings: SettingsService,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Inside the unit that publishes the count: writes to each of them; the tokens' hashes are the caller's to keep. */
  async invite(manager: EntityManager, vote: VoteHead): Promise<Scrutineer[]> {
    if (vote.publication !== 'confidential') return vote.scrutineers;
    const { name: council } = await this.settings.council();
    const invited: Scrutineer[] = [];
    for (const { name, email } of vote.scrutineers) {
      const token = randomBytes(24).toString('base64url');
      await this.write(manager, vote, { name, email, council, token });
      invited.push({ name, email, tokenHash: this.hashOf(vote.id, token) });
    }
    return invited;
  }

  /** Whose token this is; null when it is nobody's. */
  named(vote: VoteHead, token: string): string | null {
    const hash = this.hashOf(vote.id, token);
    return vote.scrutineers.find(({ tokenHash }) => tokenHash !== null && tokenHash === hash)?.name ?? null;
  }

  private hashOf(voteId: string, token: string): string {
    return this.hashes.hash('scrutineer', voteId, token);
  }

  private write(
    manager: EntityManager,
    vote: VoteHead,
    to: { name: string; email: string; council: string; token: string },
  ): Promise<void> {
    const locale = isLocale(vote.lang) ? vote.lang : baseLocale;
    const { origin } = this.environment.publicUrl;
    const signer = readVerifierKey(vote.verifierKey ?? '');
    const words = {
      name: to.name,
      council: to.council,
      question: vote.question,
      openings: `${origin}/api/v1/votes/${vote.id}/openings?token=${to.token}`,
      package: `${origin}/api/v1/votes/${vote.id}/package.zip`,
      statements: `${origin}/api/v1/votes/${vote.id}/statements`,
      fingerprint: signer ? fingerprintOf(signer.publicKey) : '',
      token: to.token,
    };
    return this.mail.send(manager, {
      recipient: to.email,
      subject: m.mail_scrutineer_subject(words, { locale }),
      body: m.mail_scrutineer_body(words, { locale }),
    });
  }
}
