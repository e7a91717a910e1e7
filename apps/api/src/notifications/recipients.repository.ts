import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { FollowedType, FollowFrequency } from '@openhall/contracts/notifications';
import { query, queryOne, raw, sql } from '@openhall/persistence/sql';
import type { Statement } from '@openhall/persistence/sql';

/** Somebody who is told, and how often. */
export interface Recipient {
  accountId: string;
  email: string | null;
  locale: string;
  name: string;
  frequency: FollowFrequency;
}

interface RawRecipient {
  id: string;
  email: string | null;
  locale: string;
  name: string;
  frequency: FollowFrequency;
}

/** Who takes part in a proposal: its author, its supporters, whoever commented on it. */
function partInProposal(id: string): Statement {
  return sql`SELECT author_id AS id FROM proposal WHERE id = ${id} AND author_id IS NOT NULL
    UNION SELECT account_id FROM support WHERE proposal_id = ${id}
    UNION SELECT author_id FROM comment WHERE proposal_id = ${id} AND author_id IS NOT NULL AND state = 'visible'`;
}

/** Who takes part in a consultation: whoever proposed, supported or commented there. Votes are secret, and count for nothing here. */
function partInConsultation(id: string): Statement {
  return sql`SELECT author_id AS id FROM proposal
      WHERE consultation_id = ${id} AND author_id IS NOT NULL AND state <> 'draft'
    UNION SELECT s.account_id FROM support s JOIN proposal p ON p.id = s.proposal_id WHERE p.consultation_id = ${id}
    UNION SELECT author_id FROM comment WHERE consultation_id = ${id} AND author_id IS NOT NULL AND state = 'visible'`;
}

/** Who hears of what: those who chose to, and those who take part and did not choose otherwise. */
@Injectable()
export class RecipientsRepository {
  constructor(private readonly reader: DataSource) {}

  /** The next people after `after`, by id. Whoever follows the consultation hears of its proposals too. */
  async next(
    about: { type: FollowedType; id: string; consultationId: string },
    after: string,
    limit: number,
  ): Promise<Recipient[]> {
    const { type, id, consultationId } = about;
    const part = type === 'proposal' ? partInProposal(id) : partInConsultation(id);
    const rows = await query<RawRecipient>(
      this.reader,
      sql`SELECT a.id, a.email, a.locale, a.display_name AS name,
            COALESCE(own.frequency, around.frequency, d.frequency, 'weekly') AS frequency
          FROM (${part}
            UNION SELECT account_id FROM follow WHERE subject_id IN (${id}, ${consultationId}) AND frequency <> 'never') f
          JOIN account a ON a.id = f.id AND a.state = 'active' AND a.role <> 'guest'
          LEFT JOIN follow own ON own.account_id = a.id AND own.subject_type = ${type} AND own.subject_id = ${id}
          LEFT JOIN follow around ON around.account_id = a.id AND around.subject_type = 'consultation'
            AND around.subject_id = ${consultationId}
          LEFT JOIN follow_default d ON d.account_id = a.id
          WHERE a.id > ${after} AND COALESCE(own.frequency, around.frequency, d.frequency, 'weekly') <> 'never'
          ORDER BY a.id LIMIT ${limit}`,
    );
    return rows.map(recipient);
  }

  /** One person who is told because of what they did, not because they follow something. */
  async one(accountId: string): Promise<Recipient | null> {
    const [row] = await query<RawRecipient>(
      this.reader,
      sql`SELECT a.id, a.email, a.locale, a.display_name AS name, COALESCE(d.frequency, 'weekly') AS frequency
          FROM account a LEFT JOIN follow_default d ON d.account_id = a.id
          WHERE a.id = ${accountId} AND a.state = 'active' AND a.role <> 'guest'`,
    );
    return row && row.frequency !== 'never' ? recipient(row) : null;
  }

  /** The consultation of a proposal or a consultation that the public can see; null where there is none. */
  async consultationOf(type: FollowedType | 'vote', id: string): Promise<string | null> {
    const statement = {
      consultation: sql`SELECT id FROM consultation WHERE id = ${id} AND state = 'published'`,
      proposal: sql`SELECT consultation_id AS id FROM proposal WHERE id = ${id} AND state IN ('published', 'withdrawn')`,
      vote: sql`SELECT consultation_id AS id FROM vote WHERE id = ${id} AND state = 'closed'`,
    }[type];
    return (await queryOne<{ id: string }>(this.reader, statement))?.id ?? null;
  }

  async takesPart(type: FollowedType, id: string, accountId: string): Promise<boolean> {
    const part = type === 'proposal' ? partInProposal(id) : partInConsultation(id);
    const rows = await query(
      this.reader,
      sql`SELECT 1 AS found FROM (${part}) f WHERE f.id = ${accountId} ${raw('LIMIT 1')}`,
    );
    return rows.length > 0;
  }
}

function recipient({ id, email, locale, name, frequency }: RawRecipient): Recipient {
  return { accountId: id, email, locale, name, frequency };
}
