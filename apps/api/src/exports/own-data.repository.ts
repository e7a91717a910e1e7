import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  Account,
  Comment,
  Helpful,
  Proposal,
  RegisterEntry,
  Report,
  Session,
  Support,
} from '@openhall/persistence/entities';
import { query, sql } from '@openhall/persistence/sql';

/** Words of a contribution before an edit. */
export interface EarlierWords {
  id: string;
  number: number;
  title: string | null;
  body: string;
  at: number;
}

/** Everything that is kept about one account. */
@Injectable()
export class OwnDataRepository {
  constructor(private readonly reader: DataSource) {}

  account(id: string): Promise<Account> {
    return this.reader.getRepository(Account).findOneByOrFail({ id });
  }

  sessions(accountId: string): Promise<Session[]> {
    return this.reader.getRepository(Session).find({ where: { accountId }, order: { createdAt: 'ASC' } });
  }

  proposals(authorId: string): Promise<Proposal[]> {
    return this.reader
      .getRepository(Proposal)
      .find({ where: { authorId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  comments(authorId: string): Promise<Comment[]> {
    return this.reader
      .getRepository(Comment)
      .find({ where: { authorId }, order: { createdAt: 'ASC', id: 'ASC' } });
  }

  supports(accountId: string): Promise<Support[]> {
    return this.reader.getRepository(Support).find({ where: { accountId }, order: { createdAt: 'ASC' } });
  }

  helpful(accountId: string): Promise<Helpful[]> {
    return this.reader.getRepository(Helpful).find({ where: { accountId }, order: { createdAt: 'ASC' } });
  }

  reports(reporterId: string): Promise<Report[]> {
    return this.reader.getRepository(Report).find({ where: { reporterId }, order: { createdAt: 'ASC' } });
  }

  /** The entry in the register of residents that the account has confirmed. */
  registerEntry(accountId: string): Promise<RegisterEntry | null> {
    return this.reader.getRepository(RegisterEntry).findOneBy({ accountId });
  }

  /** What the account's proposals and comments said before edits, oldest first. */
  async earlierWords(authorId: string): Promise<EarlierWords[]> {
    const proposals = await query<EarlierWords>(
      this.reader,
      sql`SELECT r.proposal_id AS id, r.number, r.title, r.body, r.edited_at AS at
          FROM proposal p JOIN proposal_revision r ON r.proposal_id = p.id
          WHERE p.author_id = ${authorId} ORDER BY r.proposal_id, r.number`,
    );
    const comments = await query<Omit<EarlierWords, 'title'>>(
      this.reader,
      sql`SELECT r.comment_id AS id, r.number, r.body, r.edited_at AS at
          FROM comment c JOIN comment_revision r ON r.comment_id = c.id
          WHERE c.author_id = ${authorId} ORDER BY r.comment_id, r.number`,
    );
    return [...proposals, ...comments.map((comment) => ({ ...comment, title: null }))];
  }
}
