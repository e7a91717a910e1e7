import { Injectable } from '@nestjs/common';
import type { RoomEventBody } from '@openhall/contracts/live';
import type { References } from '@openhall/persistence/entities';
import { Clock } from '../common/clock.js';
import { ConsultationGate } from '../consultations/consultation-gate.service.js';
import type { CommentRow } from './comment-row.js';
import { CommentViews } from './comment-views.service.js';
import { CommentsRepository } from './comments.repository.js';

/** Fills the events of comments with what everybody may see of them at the moment of delivery. */
@Injectable()
export class CommentEvents {
  constructor(
    private readonly repository: CommentsRepository,
    private readonly views: CommentViews,
    private readonly gate: ConsultationGate,
    private readonly clock: Clock,
  ) {}

  /** One read for all of them; null where the comment is nowhere to be seen any more. */
  async fill(
    type: 'comment.posted' | 'comment.changed',
    subjects: readonly References[],
  ): Promise<(RoomEventBody | null)[]> {
    const ids = subjects.map((subject) => String(subject['commentId']));
    const rows = [...(await this.repository.publicByIds([...new Set(ids)])).values()];
    const hidden = await this.withHiddenCounts(rows);
    const open = rows.filter((row) => !hidden.has(row.consultationId));
    const closed = rows.filter((row) => hidden.has(row.consultationId));
    const views = new Map([
      ...(await this.views.of(open, null, false)),
      ...(await this.views.of(closed, null, true)),
    ]);
    return ids.map((id) => {
      const comment = views.get(id);
      return comment ? { type, comment } : null;
    });
  }

  /** The consultations, usually one, that keep their counts back. */
  private async withHiddenCounts(rows: readonly CommentRow[]): Promise<Set<string>> {
    const now = this.clock.now();
    const hidden = new Set<string>();
    for (const id of new Set(rows.map((row) => row.consultationId))) {
      if (this.gate.countsHidden(await this.gate.byId(id), now)) hidden.add(id);
    }
    return hidden;
  }
}
