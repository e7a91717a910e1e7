import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { NewsKind } from '@openhall/contracts/notifications';
import { LiveService } from '../live/live.service.js';
import type { KeptNews } from './notifications.repository.js';

type Tell = (manager: EntityManager, news: KeptNews & { accountId?: string }) => Promise<void>;

/** Which events are news, and what tells people of them. */
@Injectable()
export class NewsSources {
  constructor(private readonly live: LiveService) {}

  /** Calls `tell` within the unit of each event that is news. */
  listen(tell: Tell): void {
    this.on('phase.changed', tell, ({ consultationId, extensionId }) =>
      extensionId ? ['extension', 'consultation', consultationId, extensionId] : null,
    );
    // Each answer is told of in two rooms; the proposal's own counts.
    this.live.listen('response.published', async (manager, { room, seq, subject }) => {
      if (!room.startsWith('proposal:')) return;
      const subjectId = String(subject['proposalId']);
      await tell(manager, {
        news: `answer:${room}:${seq}`,
        kind: 'answer',
        subjectType: 'proposal',
        subjectId,
      });
    });
    this.on('vote.changed', tell, ({ voteId }) => ['result', 'vote', voteId, voteId]);
    this.on('consultation.changed', tell, ({ consultationId, concluded }) =>
      concluded ? ['conclusion', 'consultation', consultationId, consultationId] : null,
    );
    this.live.listen('own.answered', async (manager, { room, subject }) => {
      const news = `question:${String(subject['questionId'])}`;
      const subjectId = String(subject['hallId']);
      const accountId = room.slice('account:'.length);
      const about = { kind: 'question_answered' as const, subjectType: 'hall', subjectId };
      await tell(manager, { news, ...about, accountId });
    });
  }

  private on(
    type: string,
    tell: Tell,
    read: (subject: Record<string, unknown>) => [NewsKind, string, unknown, unknown] | null,
  ): void {
    this.live.listen(type, async (manager, { subject }) => {
      const [kind, subjectType, subjectId, key] = read(subject) ?? [];
      if (!kind || !subjectType) return;
      await tell(manager, {
        news: `${kind}:${String(key)}`,
        kind,
        subjectType,
        subjectId: String(subjectId),
      });
    });
  }
}
