import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { UnitOfWork } from '@openhall/persistence/unit-of-work';
import { CommentRecord } from './comment-record.service.js';
import { CommentWrites } from './comment-writes.repository.js';

/** Comments whose words, history and marks are erased; their place stays as long as something answers them. */
@Injectable()
export class CommentErasure {
  constructor(
    private readonly writes: CommentWrites,
    private readonly record: CommentRecord,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Inside the unit of `manager`; false when it was erased already. */
  async erase(manager: EntityManager, id: string): Promise<boolean> {
    const before = await this.writes.editable(manager, id);
    // A visible comment leaves the counts; a hidden one left them when it was hidden.
    const visible = await this.writes.move(manager, id, 'visible', 'deleted');
    if (visible) await this.record.counted(manager, visible, -1);
    if (!before || (!visible && !(await this.writes.move(manager, id, 'hidden', 'deleted')))) return false;
    await this.writes.erase(manager, id);
    await this.writes.leavePage(manager, id);
    await this.record.changed(manager, before.proposalId, id);
    this.unitOfWork.afterCommit(() => this.record.forget(id, before.version));
    return true;
  }
}
