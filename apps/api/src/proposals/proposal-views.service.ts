import { Injectable } from '@nestjs/common';
import type { OfficialResponse, Proposal, ProposalSummary } from '@openhall/contracts/proposals';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { safeHtml } from '../common/markdown.js';
import { ProblemError } from '../common/problem.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import type { GateConsultation } from '../consultations/consultation-gate.service.js';
import { LiveService } from '../live/live.service.js';
import { summaryOf } from './proposal-mapping.js';
import type { ProposalRow, SummaryRow } from './proposal-row.js';
import { ProposalStanding } from './proposal-standing.service.js';
import { mayOf, mayRead, mayReadText } from './proposals.policy.js';
import type { Reader } from './proposals.policy.js';
import { ProposalsRepository } from './proposals.repository.js';
import { responseOf } from './response-mapping.js';
import { ResponsesRepository } from './responses.repository.js';
import { SupportsRepository } from './supports.repository.js';

/** Proposals as a reader may see them now. */
@Injectable()
export class ProposalViews {
  constructor(
    private readonly repository: ProposalsRepository,
    private readonly supports: SupportsRepository,
    private readonly responses: ResponsesRepository,
    private readonly gate: ConsultationGate,
    private readonly standing: ProposalStanding,
    private readonly live: LiveService,
    private readonly clock: Clock,
  ) {}

  /**
   * A proposal whole. A hidden one keeps its place without its words, except for its author and moderators.
   * @param locale preferred language of the consultation's title
   * @throws ProblemError `not_found`
   */
  async view(id: string, reader: Actor | null, locale?: string): Promise<Proposal> {
    // Before the reading, so that what is read holds at least everything up to it.
    const seq = await this.live.head(`proposal:${id}`);
    const row = await this.repository.find(id);
    if (!row || !mayRead(judged(row), reader)) throw new ProblemError('not_found');
    const consultation = await this.gate.byId(row.consultation_id);
    if (row.state !== 'draft' && !this.gate.maySee(consultation, reader?.role))
      throw new ProblemError('not_found');
    const showText = mayReadText(judged(row), reader);
    const countsHidden = this.gate.countsHidden(consultation, this.clock.now());
    const supported = await this.supportedBy(reader, [row]);
    return {
      ...summaryOf(row, { countsHidden, supported: supported?.has(id) ?? null, showText }),
      ...textOf(row, showText),
      consultation: await this.consultationOf(consultation, countsHidden, locale ?? reader?.locale),
      createdAt: row.created_at,
      editedAt: row.edited_at,
      editCount: row.edit_count,
      withdrawnAt: row.withdrawn_at,
      version: row.version,
      source: row.source,
      response: await this.responseOf(row),
      responseVersions: row.response_version ?? 0,
      ...(await this.standing.of(row, reader, showText)),
      closesAt: this.gate.closesAt(consultation, this.clock.now()),
      may: this.mayOf(row, reader, consultation),
      seq,
    };
  }

  /** Rows of a list. */
  summaries(
    rows: readonly SummaryRow[],
    seen: { countsHidden: boolean; supported: Set<string> | null; showText: boolean },
  ): ProposalSummary[] {
    return rows.map((row) =>
      summaryOf(row, { ...seen, supported: seen.supported === null ? null : seen.supported.has(row.id) }),
    );
  }

  /** Which of the rows this reader supports; null when nobody is signed in. */
  async supportedBy(reader: Reader | null, rows: readonly { id: string }[]): Promise<Set<string> | null> {
    if (!reader) return null;
    return this.supports.supportedAmong(
      reader.id,
      rows.map((row) => row.id),
    );
  }

  private mayOf(row: ProposalRow, reader: Reader | null, consultation: GateConsultation): Proposal['may'] {
    const now = this.clock.now();
    return mayOf(judged(row), reader, {
      propose: this.gate.refusal(consultation, 'propose', now),
      comment: this.gate.refusal(consultation, 'comment', now),
      support: this.gate.refusal(consultation, 'support', now),
    });
  }

  private async consultationOf(
    { id, slug, timeZone, supportThreshold, defaultLocale }: GateConsultation,
    countsHidden: boolean,
    locale: string | undefined,
  ): Promise<Proposal['consultation']> {
    const titles = await this.repository.consultationTitles(id);
    const title = titles.get(locale ?? '') ?? titles.get(defaultLocale) ?? [...titles.values()][0] ?? slug;
    return { id, slug, title, timeZone, countsHidden, supportThreshold };
  }

  private async responseOf(row: ProposalRow): Promise<OfficialResponse | null> {
    if (row.response_version === null) return null;
    const [version] = await this.responses.versions(row.id, row.response_version, 1);
    return version ? responseOf(version) : null;
  }
}

function judged(row: SummaryRow) {
  return { authorId: row.author_id, state: row.state };
}

function textOf(row: ProposalRow, showText: boolean) {
  if (!showText) return { body: '', bodyHtml: '', place: null, latitude: null, longitude: null };
  const { body, place, latitude, longitude } = row;
  return { body, bodyHtml: safeHtml(body), place, latitude, longitude };
}
