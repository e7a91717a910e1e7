import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { HallState } from '@openhall/domain/townhall';
import { ProblemError } from '../common/problem.js';
import type { HallExtras } from './hall-rows.js';
import { HallStatesRepository } from './hall-states.repository.js';
import type { LoadedHall } from './hall-states.repository.js';

/** Acts that follow one another before the first is committed each have a token. */
const mostTokens = 8;
const mostHalls = 50;

/**
 * Keeps halls in memory, each under the random token that its last act gave to its row. Whoever finds the token in the row has
 * the present state; a unit that is undone leaves a token that no row will ever have.
 */
@Injectable()
export class HallStates {
  private readonly known = new Map<string, Map<string, LoadedHall>>();
  private readonly loading = new Map<string, Promise<LoadedHall>>();

  constructor(private readonly repository: HallStatesRepository) {}

  /** The hall as it was last committed. @throws ProblemError `not_found` */
  async current(hallId: string): Promise<LoadedHall> {
    const token = await this.repository.token(hallId);
    if (token === null) throw new ProblemError('not_found');
    const known = this.known.get(hallId)?.get(token);
    if (known) return known;
    // Thousands may ask at once for what one read brings.
    const key = `${hallId} ${token}`;
    const loading = this.loading.get(key) ?? this.load(hallId);
    this.loading.set(key, loading);
    try {
      return await loading;
    } finally {
      this.loading.delete(key);
    }
  }

  /** The hall as this unit sees it, held until the unit ends. @throws ProblemError `not_found` */
  async locked(manager: EntityManager, hallId: string): Promise<LoadedHall> {
    const token = await this.repository.lockedToken(manager, hallId);
    if (token === null) throw new ProblemError('not_found');
    const known = this.known.get(hallId)?.get(token);
    if (known) return known;
    const loaded = await this.repository.load(hallId, manager);
    if (!loaded) throw new ProblemError('not_found');
    this.keep(loaded);
    return loaded;
  }

  /** Writes what an act made of a hall, inside its unit. */
  async put(
    manager: EntityManager,
    before: LoadedHall,
    state: HallState,
    extras: Partial<HallExtras>,
  ): Promise<void> {
    const token = randomBytes(12).toString('base64url');
    await this.repository.save(manager, before.state, state, token);
    this.keep({ token, state, extras: { ...before.extras, ...extras } });
  }

  /** Remembers a hall under its token, inside the unit that gives the token to the row. */
  private keep(loaded: LoadedHall): void {
    const { id } = loaded.state.hall;
    const tokens = this.known.get(id) ?? new Map<string, LoadedHall>();
    this.known.delete(id);
    this.known.set(id, tokens);
    tokens.set(loaded.token, loaded);
    if (tokens.size > mostTokens) tokens.delete(tokens.keys().next().value ?? '');
    if (this.known.size > mostHalls) this.known.delete(this.known.keys().next().value ?? '');
  }

  private async load(hallId: string): Promise<LoadedHall> {
    for (;;) {
      const loaded = await this.repository.load(hallId);
      if (!loaded) throw new ProblemError('not_found');
      // Read in pieces, its row first: an act in between would leave a mixture.
      if ((await this.repository.token(hallId)) === loaded.token) {
        this.keep(loaded);
        return loaded;
      }
    }
  }
}
