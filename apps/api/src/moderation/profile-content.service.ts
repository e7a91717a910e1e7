import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { baseLocale, isLocale, m } from '@openhall/messages/catalogue';
import type { ContentPort, ModeratedContent, Order, Traces } from './moderated-content.service.js';
import { ProfilesRepository } from './profiles.repository.js';

/** People's names as moderation meets them: a name that is hidden is replaced by a neutral one, and can come back. */
@Injectable()
export class ProfileContent implements ContentPort {
  constructor(private readonly profiles: ProfilesRepository) {}

  async load(ids: string[]): Promise<Map<string, ModeratedContent>> {
    const rows = await this.profiles.find(ids);
    return new Map(
      rows.map((row) => [
        row.id,
        {
          ...{ subjectId: row.id, proposalId: null, consultationId: null, title: row.hidden ?? row.name },
          ...{ body: '', authorId: row.id, authorName: row.name, lang: row.locale },
          ...{
            state: row.hidden === null ? 'visible' : 'hidden',
            reportable: row.hidden === null,
            path: null,
          },
        },
      ]),
    );
  }

  async apply(manager: EntityManager, { id, act }: Order): Promise<Traces | null> {
    if (act === 'restore') return (await this.profiles.showAgain(manager, id)) ? {} : null;
    if (act !== 'hide') return null;
    const locale = await this.profiles.localeOf(manager, id);
    const words = { locale: isLocale(locale) ? locale : baseLocale };
    const neutral = m.moderation_hidden_name({ number: id.slice(-4) }, words);
    return (await this.profiles.hide(manager, id, neutral)) ? {} : null;
  }
}
