import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { Injectable } from '@nestjs/common';
import { doTask, type VoteTasks } from './vote-tasks.js';

/** Fewer are done before a thread has started. */
const many = 1_000;
/** Beside this file once it is compiled; sources, as tests run them, have none. */
const workerFile = new URL('./vote-worker.js', import.meta.url);

/** Does what takes long where there are many ballots, off the thread that answers requests. */
@Injectable()
export class VoteWork {
  private readonly hasWorker = existsSync(fileURLToPath(workerFile));

  /** @param size how many ballots the task is about */
  do<K extends keyof VoteTasks>(task: VoteTasks[K][0] & { kind: K }, size: number): Promise<VoteTasks[K][1]> {
    if (size < many || !this.hasWorker) return Promise.resolve(doTask(task));
    return new Promise((resolve, reject) => {
      const worker = new Worker(workerFile, { workerData: task });
      worker.once('message', resolve);
      worker.once('error', reject);
      worker.once('exit', (code) => reject(new Error(`the thread ended with ${code} before it was done`)));
    });
  }
}
