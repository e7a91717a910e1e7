import { Inject, Injectable } from '@nestjs/common';
import { feedNames } from '@openhall/contracts/open-data';
import type { FeedName } from '@openhall/contracts/open-data';
import { m } from '@openhall/messages/catalogue';
import { Clock } from '../../common/clock.js';
import { excerptOf } from '../../common/markdown.js';
import { ProblemError } from '../../common/problem.js';
import type { Environment } from '../../config/environment.js';
import { ENVIRONMENT } from '../../config/environment.module.js';
import { SettingsService } from '../../settings/settings.service.js';
import { nameIn } from '../rows/export-context.js';
import { localeFor, Scopes } from '../scopes.service.js';
import type { Message } from '../tables/column.js';
import { phaseKinds, responseStatuses } from '../tables/vocabularies.js';
import { atomOf } from './atom.js';
import type { AtomEntry } from './atom.js';
import { OpenDataRepository } from './open-data.repository.js';
import type { FeedRow } from './open-data.repository.js';

export const feedTitles: Record<FeedName, Message> = {
  news: m.feed_news,
  proposals: m.feed_proposals,
  decisions: m.feed_decisions,
};

/** What is new in a consultation, for feed readers. */
@Injectable()
export class Feeds {
  constructor(
    private readonly repository: OpenDataRepository,
    private readonly scopes: Scopes,
    private readonly settings: SettingsService,
    private readonly clock: Clock,
    @Inject(ENVIRONMENT) private readonly environment: Environment,
  ) {}

  /** The feed of a name such as `news.atom`. @throws ProblemError `not_found` */
  async atom(slug: string, file: string): Promise<string> {
    const feed = feedNames.find((name) => file === `${name}.atom`);
    if (!feed) throw new ProblemError('not_found');
    const scope = await this.scopes.publicConsultation(slug);
    const locale = localeFor(scope.lang);
    const { origin } = this.environment.publicUrl;
    const title = await this.scopes.title(scope, scope.lang);
    const self = `${origin}/api/v1/consultations/${slug}/feeds/${file}`;
    return atomOf({
      id: self,
      title: m.feed_of({ feed: feedTitles[feed]({}, { locale }), title }, { locale }),
      page: scope.address,
      self,
      author: (await this.settings.council()).name,
      lang: scope.lang,
      updatedAt: 0,
      entries: (await this.rows(feed, scope.id)).map((row) => this.entry(row, scope.address, scope.lang)),
    });
  }

  private rows(feed: FeedName, consultationId: string): Promise<FeedRow[]> {
    if (feed === 'news') return this.repository.news(consultationId, this.clock.now());
    return feed === 'proposals'
      ? this.repository.proposals(consultationId)
      : this.repository.decisions(consultationId);
  }

  private entry(row: FeedRow, consultation: string, lang: string): AtomEntry {
    const { origin } = this.environment.publicUrl;
    const { id, at, kind, link_id: linked } = row;
    const options = { locale: localeFor(lang) };
    const entry = (title: string, link: string, summary: string, entryLang = row.lang): AtomEntry => ({
      // A decision that is changed is news again, under its own id.
      id: `urn:openhall:${kind in responseStatuses ? 'decision' : kind}:${id}`,
      ...{ title, link, summary, lang: entryLang, updatedAt: Number(at) },
    });
    const phase = () => nameIn(row.title, lang) ?? (phaseKinds[row.text]?.({}, options) || row.text);
    switch (kind) {
      case 'phase':
        return entry(m.feed_phase_began({ phase: phase() }, options), consultation, '');
      case 'extension':
        return entry(
          m.feed_extended({ phase: nameIn(row.title, lang) ?? '' }, options),
          consultation,
          row.text,
        );
      case 'result':
        return entry(m.feed_result({ question: row.title }, options), `${origin}/votes/${linked}/result`, '');
      case 'minutes':
        return entry(
          m.feed_minutes({ title: row.title }, options),
          `${origin}/town-halls/${linked}/minutes`,
          row.text,
        );
      case 'proposal':
        return entry(row.title, `${origin}/proposals/${linked}`, excerptOf(row.text));
      default: {
        const status = responseStatuses[kind]?.({}, options) ?? kind;
        const title = m.feed_answered({ title: row.title, status }, options);
        return entry(title, `${origin}/proposals/${linked}`, excerptOf(row.text));
      }
    }
  }
}
