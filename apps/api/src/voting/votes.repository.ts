import { Injectable } from '@nestjs/common';
import type { EntityManager, FindOptionsSelect } from 'typeorm';
import { DataSource } from 'typeorm';
import type { VoteRules } from '@openhall/domain/voting';
import { Vote, VoteOption } from '@openhall/persistence/entities';
import { dialectOf, execute, queryOne, raw, sql } from '@openhall/persistence/sql';

/** A vote without its result, which may be large. */
export type VoteHead = Omit<Vote, 'rules' | 'scrutineers' | 'result'> & {
  rules: VoteRules;
  scrutineers: Scrutineer[];
};

/** A vote with its options in order. */
export type VoteRow = VoteHead & { options: VoteOption[] };

export interface Scrutineer {
  name: string;
  email: string;
  tokenHash: string | null;
  /** Missing where a vote closed before it was kept. */
  invitedAt?: number;
}

export interface VoteConsultation {
  id: string;
  slug: string;
  time_zone: string;
  title: string;
}

/** What a cast must know at the last moment. */
export interface VoteStanding {
  state: Vote['state'];
  closes_at: number;
}

@Injectable()
export class VotesRepository {
  constructor(private readonly reader: DataSource) {}

  async find(id: string, manager?: EntityManager): Promise<VoteRow | null> {
    const source = manager ?? this.reader;
    const vote = await source
      .getRepository(Vote)
      .findOne({ where: { id }, select: withoutResult(this.reader) });
    if (!vote) return null;
    const options = await source
      .getRepository(VoteOption)
      .find({ where: { voteId: id }, order: { position: 'ASC' } });
    return { ...(vote as unknown as VoteRow), options };
  }

  /** Those of a consultation that are more than drafts, the earliest first. */
  async ofConsultation(consultationId: string, withDrafts: boolean): Promise<VoteHead[]> {
    const votes = (await this.reader.getRepository(Vote).find({
      where: { consultationId },
      select: withoutResult(this.reader),
      order: { opensAt: 'ASC', id: 'ASC' },
    })) as unknown as VoteHead[];
    return votes.filter(({ state }) => withDrafts || state !== 'draft');
  }

  /** Its consultation, titled in the vote's language where there is one. */
  consultation(id: string, lang: string): Promise<VoteConsultation | undefined> {
    return queryOne<VoteConsultation>(
      this.reader,
      sql`SELECT consultation.id, consultation.slug, consultation.time_zone, text.title FROM consultation
          JOIN consultation_text text ON text.consultation_id = consultation.id
          WHERE consultation.id = ${id}
          ORDER BY CASE WHEN text.locale = ${lang} THEN 0 WHEN text.locale = consultation.default_locale THEN 1 ELSE 2 END
          LIMIT 1`,
    );
  }

  async result(id: string): Promise<unknown> {
    const row = await queryOne<{ result: string | null }>(
      this.reader,
      sql`SELECT result FROM vote WHERE id = ${id}`,
    );
    return row?.result ? (JSON.parse(row.result) as unknown) : null;
  }

  /** Holds the vote open for the rest of the unit: a close waits for casts that began before it. */
  standing(manager: EntityManager, id: string): Promise<VoteStanding | undefined> {
    const hold = raw(dialectOf(manager) === 'postgres' ? 'FOR SHARE' : '');
    return queryOne<VoteStanding>(manager, sql`SELECT state, closes_at FROM vote WHERE id = ${id} ${hold}`);
  }

  /** Holds the vote for the rest of the unit, so that of two units that change it one waits. */
  async hold(manager: EntityManager, id: string): Promise<void> {
    if (dialectOf(manager) === 'postgres')
      await queryOne(manager, sql`SELECT id FROM vote WHERE id = ${id} FOR UPDATE`);
  }

  /** Moves the vote on; false when it does not stand at `from`. */
  async moveOn(
    manager: EntityManager,
    id: string,
    from: Vote['state'],
    to: Vote['state'],
    change: Partial<
      Pick<Vote, 'openedAt' | 'closedAt' | 'origin' | 'verifierKey' | 'voidReason' | 'ballotCount'>
    > & {
      result?: object;
      scrutineers?: readonly Scrutineer[];
    } = {},
  ): Promise<boolean> {
    const { affected } = await manager
      .getRepository(Vote)
      .update({ id, state: from }, { state: to, ...(change as object) });
    return affected === 1;
  }

  async setScrutineers(
    manager: EntityManager,
    id: string,
    scrutineers: readonly Scrutineer[],
  ): Promise<void> {
    await manager.getRepository(Vote).update({ id }, { scrutineers });
  }

  async setTreeSize(manager: EntityManager, id: string, size: number): Promise<void> {
    await execute(manager, sql`UPDATE vote SET tree_size = ${size} WHERE id = ${id}`);
  }
}

function withoutResult(source: DataSource): FindOptionsSelect<Vote> {
  const names = source.getMetadata(Vote).columns.map(({ propertyName }) => propertyName);
  return Object.fromEntries(names.filter((name) => name !== 'result').map((name) => [name, true]));
}
