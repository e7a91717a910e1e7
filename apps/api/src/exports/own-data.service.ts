import { Injectable } from '@nestjs/common';
import type { Contribution } from '@openhall/contracts/identity';
import { limits } from '@openhall/contracts/limits';
import type { Page } from '@openhall/contracts/pages';
import type { Comment, Proposal } from '@openhall/persistence/entities';
import type { Actor } from '../common/access.js';
import { Clock } from '../common/clock.js';
import { pageOf, readCursor } from '../common/cursor.js';
import { excerptOf } from '../common/markdown.js';
import { ProblemError } from '../common/problem.js';
import { OwnContributionsRepository } from './own-contributions.repository.js';
import type { OwnContribution } from './own-contributions.repository.js';
import { OwnDataRepository } from './own-data.repository.js';
import type { EarlierWords } from './own-data.repository.js';

/** What a person wrote and what is kept about them, for themselves. */
@Injectable()
export class OwnDataService {
  constructor(
    private readonly repository: OwnDataRepository,
    private readonly own: OwnContributionsRepository,
    private readonly clock: Clock,
  ) {}

  /** A page of the person's proposals and comments, newest first. @throws ProblemError `cursor_invalid` */
  async contributions(actor: Actor, cursor: string | undefined): Promise<Page<Contribution>> {
    const values = readCursor(cursor, 2);
    const [at, id] = values ?? [];
    if (values && (typeof at !== 'number' || typeof id !== 'string'))
      throw new ProblemError('cursor_invalid');
    const after = typeof at === 'number' && typeof id === 'string' ? { at, id } : null;
    const size = limits.pageSize.standard;
    const { items, next } = pageOf(await this.own.newest(actor.id, after, size + 1), size, (row) => [
      row.at,
      row.id,
    ]);
    return { items: items.map(contributionOf), next };
  }

  /** Everything that is kept about the person, to take away. Instants are ISO 8601 in UTC. */
  async everything(actor: Actor): Promise<object> {
    const account = await this.repository.account(actor.id);
    const sessions = await this.repository.sessions(actor.id);
    const proposals = await this.repository.proposals(actor.id);
    const comments = await this.repository.comments(actor.id);
    const supports = await this.repository.supports(actor.id);
    const helpful = await this.repository.helpful(actor.id);
    const reports = await this.repository.reports(actor.id);
    const entry = await this.repository.registerEntry(actor.id);
    const earlier = wordsById(await this.repository.earlierWords(actor.id));
    const published = proposals.filter((proposal) => proposal.state !== 'draft');
    const drafts = proposals.filter((proposal) => proposal.state === 'draft');
    return {
      exportedAt: instant(this.clock.now()),
      account: {
        id: account.id,
        email: account.email,
        displayName: account.displayName,
        locale: account.locale,
        role: account.role,
        createdAt: instant(account.createdAt),
        verifiedAt: instant(account.verifiedAt),
      },
      sessions: sessions.map((session) => ({
        id: session.id,
        createdAt: instant(session.createdAt),
        lastSeenAt: instant(session.lastSeenAt),
        expiresAt: instant(session.expiresAt),
        userAgent: session.userAgent,
      })),
      proposals: published.map((proposal) => proposalOf(proposal, earlier)),
      drafts: drafts.map((proposal) => proposalOf(proposal, earlier)),
      comments: comments.map((comment) => commentOf(comment, earlier)),
      supports: supports.map((support) => ({
        proposalId: support.proposalId,
        at: instant(support.createdAt),
      })),
      helpful: helpful.map((mark) => ({ commentId: mark.commentId, at: instant(mark.createdAt) })),
      reports: reports.map((report) => ({
        subjectType: report.subjectType,
        subjectId: report.subjectId,
        reason: report.reason,
        note: report.note,
        at: instant(report.createdAt),
      })),
      registerEntry: entry && {
        reference: entry.reference,
        name: entry.name,
        areaId: entry.areaId,
        confirmedAt: instant(entry.claimedAt),
      },
    };
  }
}

function contributionOf(row: OwnContribution): Contribution {
  const { id, title, state, at, proposalId } = row;
  if (row.kind === 'proposal') return { kind: 'proposal', id, title, state, at, consultationSlug: row.slug };
  return { kind: 'comment', id, proposalId, proposalTitle: title, excerpt: excerptOf(row.body), state, at };
}

function proposalOf(proposal: Proposal, earlier: ReadonlyMap<string, object[]>): object {
  const {
    id,
    consultationId,
    number,
    state,
    title,
    body,
    lang,
    topicId,
    areaId,
    place,
    latitude,
    longitude,
  } = proposal;
  return {
    ...{ id, consultationId, number, state, title, body, lang, topicId, areaId, place, latitude, longitude },
    createdAt: instant(proposal.createdAt),
    publishedAt: instant(proposal.publishedAt),
    editedAt: instant(proposal.editedAt),
    withdrawnAt: instant(proposal.withdrawnAt),
    earlier: earlier.get(id) ?? [],
  };
}

function commentOf(comment: Comment, earlier: ReadonlyMap<string, object[]>): object {
  const { id, proposalId, parentId, state, alignment, body, lang } = comment;
  return {
    ...{ id, proposalId, parentId, state, alignment, body, lang },
    createdAt: instant(comment.createdAt),
    editedAt: instant(comment.editedAt),
    earlier: earlier.get(id) ?? [],
  };
}

function wordsById(words: readonly EarlierWords[]): Map<string, object[]> {
  const byId = new Map<string, object[]>();
  for (const { id, number, title, body, at } of words) {
    const entry = { number, ...(title === null ? {} : { title }), body, at: instant(at) };
    byId.set(id, [...(byId.get(id) ?? []), entry]);
  }
  return byId;
}

function instant(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
