import { randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { baseLocale, isLocale, m } from '@openhall/messages/catalogue';
import { fingerprintOf, readVerifierKey } from '@openhall/domain/transparency';
import { Clock } from '../common/clock.js';
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
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** Inside the unit that publishes the count: writes to each of them; the tokens' hashes are the caller's to keep. */
  async invite(manager: EntityManager, vote: VoteHead): Promise<Scrutineer[]> {
    if (vote.publication !== 'confidential') return vote.scrutineers;
    const { name: council } = await this.settings.council();
    const invited: Scrutineer[] = [];
    for (const { name, email } of vote.scrutineers) {
      invited.push(await this.inviteOne(manager, vote, { name, email, council }));
    }
    return invited;
  }

  /** Inside a unit: writes to one of them anew, perhaps to another address. The link of before works no more. */
  async inviteAgain(
    manager: EntityManager,
    vote: VoteHead,
    place: number,
    email: string,
  ): Promise<Scrutineer[]> {
    const { name: council } = await this.settings.council();
    const again = [...vote.scrutineers];
    const { name } = again[place] as Scrutineer;
    again[place] = await this.inviteOne(manager, vote, { name, email, council });
    return again;
  }

  /** Whose token this is; null when it is nobody's. */
  named(vote: VoteHead, token: string): string | null {
    const hash = this.hashOf(vote.id, token);
    return vote.scrutineers.find(({ tokenHash }) => tokenHash !== null && tokenHash === hash)?.name ?? null;
  }

  private async inviteOne(
    manager: EntityManager,
    vote: VoteHead,
    to: { name: string; email: string; council: string },
  ): Promise<Scrutineer> {
    const token = randomBytes(24).toString('base64url');
    await this.write(manager, vote, { ...to, token });
    const { name, email } = to;
    return { name, email, tokenHash: this.hashOf(vote.id, token), invitedAt: this.clock.now() };
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
      link: `${origin}/votes/${vote.id}/scrutiny?token=${to.token}`,
      fingerprint: signer ? fingerprintOf(signer.publicKey) : '',
    };
    return this.mail.send(manager, {
      recipient: to.email,
      subject: m.mail_scrutineer_subject(words, { locale }),
      body: m.mail_scrutineer_body(words, { locale }),
    });
  }
}
