import { Injectable } from '@nestjs/common';

type Listener = (sessionIds: string[]) => void;

/** Says which sessions ended in this process, after the commit. `live` listens, to close their sockets everywhere. */
@Injectable()
export class SessionEndings {
  private readonly listeners: Listener[] = [];

  listen(listener: Listener): void {
    this.listeners.push(listener);
  }

  announce(sessionIds: string[]): void {
    if (sessionIds.length === 0) return;
    for (const listener of this.listeners) listener(sessionIds);
  }
}
