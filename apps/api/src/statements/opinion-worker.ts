import { parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '@openhall/persistence/database';
import type { DatabaseSettings } from '@openhall/persistence/database';
import { OpinionReading } from './opinion-reading.js';
import type { OpinionReply, OpinionTask } from './opinion-work.service.js';

const database = await openDatabase(workerData as DatabaseSettings, { poolSize: 2 });
const reading = new OpinionReading(database);

parentPort?.on('message', (task: OpinionTask | 'stop') => {
  if (task === 'stop') {
    parentPort?.close();
    void database.close();
    return;
  }
  void reading
    .analyse(task.roundId, task.now)
    .then((analysed): OpinionReply => ({ id: task.id, analysed }))
    .catch((error: unknown): OpinionReply => ({ id: task.id, failure: String(error) }))
    .then((reply) => parentPort?.postMessage(reply));
});
