import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { plainReference } from './register-rows.js';
import { RegisterRepository } from './register.repository.js';
import { VoterCodesRepository } from './voter-codes.repository.js';

/** Whose ballot a paper is, as staff read it off: a reference of the register, or the number of a code. */
@Injectable()
export class PaperEntitlements {
  constructor(
    private readonly register: RegisterRepository,
    private readonly codes: VoterCodesRepository,
  ) {}

  /** The entitlements' names, in order; null for each that is none. Votes of accounts take no paper. */
  async named(
    manager: EntityManager,
    vote: { id: string; electorate: string },
    typed: readonly string[],
  ): Promise<(string | null)[]> {
    if (vote.electorate === 'register') {
      const references = typed.map(plainReference);
      const ids = await this.register.idsOf(manager, references);
      return references.map((reference) => prefixed('register', ids.get(reference)));
    }
    if (vote.electorate !== 'codes') return typed.map(() => null);
    const { byNumber, ids } = await this.codes.idsOf(manager, vote.id);
    return typed.map((text) => {
      const plain = text.trim();
      return prefixed('code', ids.has(plain) ? plain : byNumber.get(plain.replace(/^0+/, '')));
    });
  }
}

function prefixed(kind: string, id: string | undefined): string | null {
  return id === undefined ? null : `${kind}:${id}`;
}
