import { parentPort, workerData } from 'node:worker_threads';
import { doTask, type CountTask, type PackageTask } from './vote-tasks.js';

parentPort?.postMessage(doTask(workerData as CountTask | PackageTask));
