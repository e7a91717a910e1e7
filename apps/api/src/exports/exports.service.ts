import { Injectable } from '@nestjs/common';
import { localeFor, Scopes } from './scopes.service.js';
import { assertTotals, Sources } from './sources.service.js';
import type { SnapshotSource } from './sources.service.js';

export { tableText } from './files/export-writers.js';
export { assertTotals };
export type { SnapshotSource };

/** Everything that was contributed to a consultation, for the command line. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly scopes: Scopes,
    private readonly sources: Sources,
  ) {}

  /**
   * Runs `fn` over what is public of a consultation, as it was at one instant.
   * @throws ProblemError `not_found`
   */
  async atOneInstant<T>(slug: string, fn: (source: SnapshotSource) => Promise<T>): Promise<T> {
    const scope = await this.scopes.consultationBySlug(slug);
    return this.sources.atOneInstant(scope, { locale: localeFor(scope.lang), restricted: false }, fn);
  }
}
