import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

type Listener = (manager: EntityManager, accountId: string) => Promise<void>;

/** Lets content modules remove what a deleted account leaves behind (drafts), inside the same unit of work. */
@Injectable()
export class AccountDeletions {
  private readonly listeners: Listener[] = [];

  register(listener: Listener): void {
    this.listeners.push(listener);
  }

  async announce(manager: EntityManager, accountId: string): Promise<void> {
    for (const listener of this.listeners) await listener(manager, accountId);
  }
}
