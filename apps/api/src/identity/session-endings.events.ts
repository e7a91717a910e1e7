import { Injectable } from '@nestjs/common';

type Listener = (sessionIds: string[]) => void;

/** Says which sessions ended in this process, after the commit. `live` listens, to close their sockets everywhere. */
@Injectable()
export class SessionEndings {
  private readonly listeners: Listener[] = [];
  private readonly changes: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  /** Calls `listener` when somebody's rights changed: what is open in those sessions is to be asked for anew. */
  listenToChanges(listener: Listener): void {
    this.changes.push(listener);
  }

  announceChange(sessionIds: string[]): void {
    for (const listener of this.changes) listener(sessionIds);
  }

  announce(sessionIds: string[]): void {
    if (sessionIds.length === 0) return;
    for (const listener of this.listeners) listener(sessionIds);
  }
}
