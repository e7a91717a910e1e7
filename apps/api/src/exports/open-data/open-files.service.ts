import { setTimeout as wait } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { ProblemError } from '../../common/problem.js';
import { ExportRequests } from '../export-requests.service.js';
import type { Download } from '../export-requests.service.js';
import type { Scope } from '../scopes.service.js';

/** A file is made anew when somebody asks for it and the last one is older. */
const freshMs = 3_600_000;
/** So long somebody who asks for the first one is kept waiting (ms), looking so often. */
const patience = { most: 25_000, every: 150 };

/** Files under addresses that stay. */
@Injectable()
export class OpenFiles {
  constructor(private readonly requests: ExportRequests) {}

  /**
   * The newest file of a name. An old one is given while the next is made; where there is none, it is waited for.
   * @throws ProblemError `not_found` when there is no such file, `export_not_ready` when making it takes longer
   */
  async newest(scope: Scope, file: string): Promise<Download> {
    const wanted = { file, locale: scope.lang };
    const last = await this.requests.lastPublic(scope, wanted);
    const isFresh = last !== null && this.requests.isYounger(last, freshMs);
    const asked = isFresh ? last : await this.requests.ask(scope, wanted, null).catch(asNotFound);
    if (last !== null) return this.requests.download(last.id, null);
    for (let waited = 0; waited < patience.most; waited += patience.every) {
      const { state } = await this.requests.view(asked.id, null);
      if (state === 'done') return this.requests.download(asked.id, null);
      if (state !== 'waiting' && state !== 'running') break;
      await wait(patience.every);
    }
    throw new ProblemError('export_not_ready');
  }
}

function asNotFound(error: unknown): never {
  throw error instanceof ProblemError && error.code === 'invalid_request'
    ? new ProblemError('not_found')
    : error;
}
