import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { DecisionAct } from '@openhall/contracts/moderation';
import type { ProposalWriting } from '@openhall/contracts/proposals';
import type {
  ContentPort,
  ModeratedContent,
  Order,
  Traces,
  WaitingPreview,
} from '../moderation/moderation.service.js';
import { authorOf } from './proposal-mapping.js';
import { ProposalPublishing } from './proposal-publishing.service.js';
import type { ProposalWords } from './proposal-publishing.service.js';
import { ProposalRearranging } from './proposal-rearranging.service.js';
import type { ProposalRow } from './proposal-row.js';
import { ProposalsRepository } from './proposals.repository.js';

/** A proposal that waits: a draft that is to be published, or a new text for a public one. */
type Waiting = ({ kind: 'publish' } & ProposalWords) | ({ kind: 'edit' } & ProposalWriting);

const whilePublic: DecisionAct[] = ['retitle', 'move', 'merge', 'lock', 'unlock', 'remove'];

/** Proposals as moderation meets them. */
@Injectable()
export class ProposalModeration implements ContentPort {
  readonly acts = [...whilePublic, 'unmerge'] as const;

  constructor(
    private readonly repository: ProposalsRepository,
    private readonly publishing: ProposalPublishing,
    private readonly rearranging: ProposalRearranging,
  ) {}

  async load(ids: string[]): Promise<Map<string, ModeratedContent>> {
    const rows = (await this.repository.whole(ids)).filter((row) => row.state !== 'draft');
    const merged = await this.rearranging.mergedAmong(rows.map((row) => row.id));
    return new Map(rows.map((row) => [row.id, moderated(row, merged.has(row.id))]));
  }

  async apply(manager: EntityManager, { id, act, title, targetId, now }: Order): Promise<Traces | null> {
    switch (act) {
      case 'hide':
      case 'restore':
        return (await this.publishing.moderateInside(manager, id, act)) ? {} : null;
      case 'remove':
        return (await this.rearranging.removeText(manager, id)) ? {} : null;
      case 'retitle':
        return this.rearranging.retitle(manager, id, title, now);
      case 'move':
        return this.rearranging.move(manager, id, targetId);
      case 'merge':
        return this.rearranging.merge(manager, id, targetId, now);
      case 'unmerge':
        return this.rearranging.unmerge(manager, id);
      default:
        return null;
    }
  }

  preview(content: Record<string, unknown>): WaitingPreview {
    const { title, body, lang } = content as unknown as Waiting;
    return { proposalId: null, title, body, lang };
  }

  async publish(
    manager: EntityManager,
    { id, content }: { id: string; content: Record<string, unknown> },
    now: number,
  ): Promise<void> {
    const waiting = content as unknown as Waiting;
    const head = await this.repository.head(manager, id);
    if (!head) return;
    const place = { id, consultationId: head.consultation_id };
    if (waiting.kind === 'publish') await this.publishing.publishInside(manager, place, now);
    else await this.publishing.rewriteInside(manager, { ...place, isDraft: false }, waiting, now);
  }
}

function moderated(row: ProposalRow, isMerged: boolean): ModeratedContent {
  const author = authorOf(row);
  const acts: Record<string, DecisionAct[]> = {
    published: whilePublic,
    withdrawn: isMerged ? ['unmerge', 'remove'] : ['remove'],
    hidden: ['remove'],
  };
  return {
    ...{ subjectId: row.id, proposalId: row.id, consultationId: row.consultation_id },
    ...{ title: row.title, body: row.body, lang: row.lang, state: row.state },
    authorId: author.kind === 'account' ? author.id : null,
    authorName: author.kind === 'former' ? null : author.name,
    reportable: row.state === 'published' || row.state === 'withdrawn',
    path: `/proposals/${row.id}`,
    acts: acts[row.state] ?? [],
  };
}
